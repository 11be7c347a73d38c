/**
 * Where our calls may go: to the public internet, and into private networks only where the environment
 * says so. A name is resolved once, every address it has is checked, and the call goes to the checked one.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

export type Address = { address: string; family: number };
export type Resolve = (host: string) => Promise<Address[]>;

/** Everything of IPv4 that is not the public internet (IANA special-purpose registry). */
const NOT_PUBLIC_V4 = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4]
] as const;
/** Inside of 2000::/3, the public part of IPv6: tunnels that end in IPv4, and documentation. */
const NOT_PUBLIC_V6 = [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['3fff::', 20]
] as const;

const closed = new BlockList();
for (const [net, bits] of NOT_PUBLIC_V4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of NOT_PUBLIC_V6) closed.addSubnet(net, bits, 'ipv6');
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');

/** Networks of the own house: "10.1.0.0/16, fd00::/8". Errors: what is no network. */
export function readNetworks(list: string): BlockList {
	const networks = new BlockList();
	for (const entry of list.split(/[\s,]+/).filter((part) => part !== '')) {
		const [net = '', bits, more] = entry.split('/');
		const family = isIP(net);
		const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
		if (
			family === 0 ||
			more !== undefined ||
			!Number.isInteger(length) ||
			length < 0 ||
			length > (family === 4 ? 32 : 128)
		) {
			throw new RangeError(`${entry} is not a network`);
		}
		networks.addSubnet(net, length, family === 4 ? 'ipv4' : 'ipv6');
	}
	return networks;
}

export function isPublic({ address, family }: Address): boolean {
	if (family === 4) return !closed.check(address, 'ipv4');
	// Only 2000::/3 is routed publicly; IPv4 written as IPv6 lies outside of it.
	return open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export function isAllowed({ address, family }: Address, networks: BlockList): boolean {
	return networks.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The address to call for a URL.
 *
 * Errors: a scheme, a name or an address that is not to be called. Plain http is for allowed networks only.
 */
export async function addressFor(
	url: URL,
	networks: BlockList,
	resolve: Resolve = (host) => lookup(host, { all: true, order: 'verbatim' })
): Promise<Address> {
	if (url.protocol !== 'https:' && url.protocol !== 'http:')
		throw new Error('only https is called');
	if (url.username !== '' || url.password !== '') throw new Error('an address holds no password');
	const host = url.hostname.replace(/^\[|\]$/g, '');
	const literal = isIP(host);
	const addresses = literal ? [{ address: host, family: literal }] : await resolve(host);
	const [first] = addresses;
	if (!first) throw new Error('the name of the channel has no address');
	const areAllowed = addresses.every((each) => isAllowed(each, networks));
	if (url.protocol === 'http:' && !areAllowed) throw new Error('only https is called');
	if (!areAllowed && !addresses.every((each) => isPublic(each) || isAllowed(each, networks))) {
		throw new Error('the channel is not on the public internet, and its network is not allowed');
	}
	return first;
}
