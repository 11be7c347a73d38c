import { describe, expect, test } from 'vitest';
import { readAnswers } from './limited-form.ts';

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
		const { fields } = await readAnswers(post('a=1&b=%E5%90%AC'), LIMIT);
		expect(fields).toEqual({ a: '1', b: '听' });
		const long = 'x'.repeat(900);
		expect((await readAnswers(post(inPieces(`a=${long}`)), LIMIT)).fields).toEqual({ a: long });
	});

	test('is refused over the limit, whether or not it says its length', async () => {
		const tooLong = `a=${'x'.repeat(LIMIT)}`;
		for (const body of [tooLong, inPieces(tooLong)]) {
			await expect(readAnswers(post(body), LIMIT)).rejects.toMatchObject({
				code: 'payload_too_large'
			});
		}
	});

	test('is refused when it is not one', async () => {
		for (const request of [
			post('{}', 'application/json'),
			post('--x\r\nnonsense', 'multipart/form-data; boundary=y')
		]) {
			await expect(readAnswers(request, LIMIT)).rejects.toMatchObject({ code: 'invalid' });
		}
	});
});

describe('posted answers', () => {
	const answers = (form: FormData) =>
		readAnswers(new Request('http://heed.test/', { method: 'POST', body: form }), LIMIT);

	test('repeat a field as a list', async () => {
		const { fields } = await readAnswers(post('a=1&b=2&a=3&a=4'), LIMIT);
		expect(fields).toEqual({ a: ['1', '3', '4'], b: '2' });
	});

	test('bring files with their names, and none for an empty picker', async () => {
		const part = (disposition: string, content: string) =>
			`--frontier\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
		const body =
			part('name="a"; filename="x.txt"', 'x') +
			part('name="a"; filename="账单.txt"', 'yz') +
			part('name="b"; filename=""', '') +
			part('name="c"', 'words') +
			'--frontier--\r\n';
		const { fields, files } = await readAnswers(
			post(body, 'multipart/form-data; boundary=frontier'),
			LIMIT
		);
		expect(fields).toEqual({ c: 'words' });
		expect(files).toEqual({
			a: [
				{ name: 'x.txt', bytes: new Uint8Array([120]) },
				{ name: '账单.txt', bytes: new Uint8Array([121, 122]) }
			]
		});
	});

	test('have one limit, files and all', async () => {
		const form = new FormData();
		form.append('a', new Blob(['x'.repeat(LIMIT)]), 'x.txt');
		await expect(answers(form)).rejects.toMatchObject({ code: 'payload_too_large' });
	});
});
