/** Files that customers may add to an answer: few, small, of kinds that are safe to open. */
import { cleanText } from '../text/clean-text.ts';

export const FILES_MOST = 3;
export const FILE_BODY_LIMIT_BYTES = 5 * 1024 * 1024;
export const FILE_NAME_LIMIT_CODE_POINTS = 120;

/** What a file picker offers. */
export const FILE_ACCEPT = '.jpg,.jpeg,.png,.webp,.heic,.pdf,.txt';

export const MEDIA_TYPES = {
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/webp': 'webp',
	'image/heic': 'heic',
	'application/pdf': 'pdf',
	'text/plain': 'txt'
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** A file as it was sent, before anybody has looked into it. */
export type Upload = { name: string; bytes: Uint8Array };

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/**
 * What a file is, by its first bytes; its name and what the sender says of it count for nothing.
 * Null for everything that is not on the list, and for an empty file.
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
	const start = latin(bytes.subarray(0, 12));
	if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
	if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
	if (/^RIFF[^]{4}WEBP$/.test(start)) return 'image/webp';
	if (start.startsWith('ftyp', 4) && HEIC_BRANDS.includes(start.slice(8))) return 'image/heic';
	if (start.startsWith('%PDF-')) return 'application/pdf';
	return isPlainText(bytes) ? 'text/plain' : null;
}

/** UTF-8 that holds words only: no NUL and none of the other control characters. */
function isPlainText(bytes: Uint8Array): boolean {
	if (bytes.length === 0) return false;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		// eslint-disable-next-line no-control-regex -- they tell a program from words
		return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
	} catch {
		return false; // not UTF-8 is what was asked
	}
}

function latin(bytes: Uint8Array): string {
	return String.fromCharCode(...bytes);
}

/**
 * A name that is safe in a download, on every system: no folders, no signs that systems reserve,
 * not hidden, not too long, and with the ending of what the file really is.
 */
export function cleanFileName(given: string, mediaType: MediaType): string {
	const ending = MEDIA_TYPES[mediaType];
	const base = (cleanText(given).split(/[\\/]/).at(-1) ?? '')
		.replace(/[\n\t]/g, ' ')
		.replace(/[<>:"|?*]/g, '')
		.replace(/\.[A-Za-z0-9]{1,5}$/, '')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const room = FILE_NAME_LIMIT_CODE_POINTS - ending.length - 1;
	return `${Array.from(base).slice(0, room).join('') || 'file'}.${ending}`;
}
