/**
 * The block of addresses that one sender can usually choose from: the first 24 bits of an IPv4
 * address, the first 56 bits of an IPv6 address. Whoever changes address inside it is still counted.
 */
import { networkOf } from '../attempts.ts';

export function addressBlock(address: string): string {
	const network = networkOf(address);
	if (network.includes('.')) return network.split('.').slice(0, 3).join('.');
	const [first = '0', second = '0', third = '0', fourth = '0'] = network.split(':');
	const seventhByte = Number.parseInt(fourth || '0', 16) >> 8;
	return [first, second, third, seventhByte.toString(16)].join(':');
}
