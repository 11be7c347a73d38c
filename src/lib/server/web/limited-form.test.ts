import { describe, expect, test } from 'vitest';
import { readForm } from './limited-form.ts';

const LIMIT = 1_000;

function post(body: BodyInit, type = 'application/x-www-form-urlencoded'): Request {
	const init = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
	return new Request('http://heed.test/', init);
}

function inPieces(text: string): ReadableStream<Uint8Array> {
	const bytes = new TextEncoder().encode(text);
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += 100)));
			else controller.close();
		}
	});
}

describe('a posted form', () => {
	test('is read field by field, also when it comes in pieces', async () => {
		expect(await readForm(post('a=1&b=%E5%90%AC'), LIMIT)).toEqual({ a: '1', b: '听' });
		const long = 'x'.repeat(900);
		expect(await readForm(post(inPieces(`a=${long}`)), LIMIT)).toEqual({ a: long });
	});

	test('is refused over the limit, whether or not it says its length', async () => {
		const tooLong = `a=${'x'.repeat(LIMIT)}`;
		for (const body of [tooLong, inPieces(tooLong)]) {
			await expect(readForm(post(body), LIMIT)).rejects.toMatchObject({
				code: 'payload_too_large'
			});
		}
	});

	test('is refused when it is not one', async () => {
		for (const request of [
			post('{}', 'application/json'),
			post('a=1&a=2'),
			post('--x\r\nnonsense', 'multipart/form-data; boundary=y')
		]) {
			await expect(readForm(request, LIMIT)).rejects.toMatchObject({ code: 'invalid' });
		}
	});

	test('carries no files', async () => {
		const form = new FormData();
		form.set('a', new Blob(['x']), 'x.txt');
		const request = new Request('http://heed.test/', { method: 'POST', body: form });
		await expect(readForm(request, LIMIT)).rejects.toMatchObject({ code: 'invalid' });
	});
});
