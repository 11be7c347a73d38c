import { describe, expect, test } from 'vitest';
import { cleanFileName, mediaTypeOf } from './attachments.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('what a file is', () => {
	test.each([
		['image/jpeg', bytes('\xff\xd8\xff\xe0..JFIF')],
		['image/png', bytes('\x89PNG\r\n\x1a\n....')],
		['image/webp', bytes('RIFF\x01\x02\x03\x04WEBPVP8 ')],
		['image/heic', bytes('\0\0\0\x18ftypheic\0\0')],
		['application/pdf', bytes('%PDF-1.7\n')],
		['text/plain', utf8('账单 bill\r\n🙂')]
	])('is told by its first bytes: %s', (type, content) => {
		expect(mediaTypeOf(content)).toBe(type);
	});

	test.each([
		['a program', bytes('MZ\x90\x00\x03')],
		['an archive', bytes('PK\x03\x04\x14\x00')],
		['a film', bytes('\0\0\0\x18ftypisom\0\0')],
		['something cut short', bytes('\xff\xd8')],
		['text that is not UTF-8', bytes('caf\xe9')],
		['nothing', bytes('')]
	])('is not what may be sent: %s', (_kind, content) => {
		expect(mediaTypeOf(content)).toBe(null);
	});
});

describe('the name of a file', () => {
	test.each([
		['bill.JPEG', 'bill.jpg'],
		['C:\\Users\\me\\账单 (1).jpg', '账单 (1).jpg'],
		['../../etc/passwd', 'passwd.jpg'],
		['a\u202egpj.exe', 'agpj.jpg'],
		['.htaccess', 'htaccess.jpg'],
		['x<script>".png', 'xscript.jpg'],
		['line\nbreak.jpg', 'line break.jpg'],
		['', 'file.jpg'],
		['...', 'file.jpg']
	])('%j becomes %j', (given, cleaned) => {
		expect(cleanFileName(given, 'image/jpeg')).toBe(cleaned);
	});

	test('is never longer than can be kept', () => {
		expect(Array.from(cleanFileName('听'.repeat(500), 'text/plain'))).toHaveLength(120);
	});
});
