/**
 * A short fingerprint of a text, the same on every machine and in every release: FNV-1a over UTF-8,
 * 32 bits as 8 hexadecimal digits.
 *
 * It notices that a text has changed. It proves nothing against somebody who wants to deceive it.
 */
export function textHash(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) {
		hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	}
	return hash.toString(16).padStart(8, '0');
}
