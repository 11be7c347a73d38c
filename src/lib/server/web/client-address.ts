/**
 * The address a request came from: the entry of X-Forwarded-For that the outermost of our own proxies
 * wrote, counted from the right, because everything further left is the client's claim.
 *
 * Without proxies the header is not believed at all.
 */
export function clientAddress(
	forwarded: string | string[] | undefined,
	socket: string | undefined,
	proxies: number
): string {
	const named = String(forwarded ?? '')
		.split(',')
		.map((address) => address.trim())
		.filter(Boolean);
	const trusted = proxies > 0 ? named.slice(-proxies)[0] : undefined;
	return trusted ?? socket ?? '0.0.0.0';
}
