/**
 * The path of a request as something that can be decoded: where a percent sign does not begin a valid
 * encoding, it is meant literally. Such an address is then unknown like any other, not an error.
 */
export function decodable(url: string): string {
	const [path = '', ...query] = url.split('?');
	try {
		decodeURIComponent(path);
		return url;
	} catch {
		return [path.replaceAll('%', '%25'), ...query].join('?');
	}
}
