import { expect, test } from 'vitest';
import { FORM_BYTES, isWithinLimit, tooLarge } from './limited-body.ts';

const PAGE = '/(auth)/sign-in';

function posted(body: BodyInit, route: string | null = PAGE) {
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	const init = { method: 'POST', body, headers, duplex: 'half' };
	return { request: new Request('http://heed.test/', init), route: { id: route } };
}

/** A body that does not say its length; `sent` counts what has been taken of it. */
function inPieces(bytes: number, failure?: Error) {
	const piece = new Uint8Array(1024).fill(120);
	const counter = { sent: 0 };
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (counter.sent < bytes) controller.enqueue(piece);
			else if (failure) controller.error(failure);
			else controller.close();
			counter.sent += piece.byteLength;
		}
	});
	return { body, counter };
}

test('a form within the limit arrives as it was sent', async () => {
	const email = 'x'.repeat(FORM_BYTES - 6);
	for (const body of [`email=${email}`, new Blob([`email=${email}`]).stream()]) {
		const event = posted(body);
		expect(await isWithinLimit(event)).toBe(true);
		expect((await event.request.formData()).get('email')).toBe(email);
	}
});

test('a form over the limit is refused on every page, whether or not it says its length', async () => {
	const long = `email=${'x'.repeat(FORM_BYTES)}`;
	for (const event of [
		posted(long),
		posted(long, null),
		posted(long, '/language'),
		posted(long, '/(staff)/surveys/new'),
		posted(inPieces(2 * FORM_BYTES).body)
	]) {
		expect(await isWithinLimit(event)).toBe(false);
	}
});

test('what is over the limit is read to its end, so that the sender sees the answer', async () => {
	const { body, counter } = inPieces(10 * FORM_BYTES);
	expect(await isWithinLimit(posted(body))).toBe(false);
	expect(counter.sent).toBeGreaterThanOrEqual(10 * FORM_BYTES);
});

test("where the server's own limit breaks the stream, the answer is the same", async () => {
	const broken = Object.assign(new Error('too large'), { status: 413 });
	expect(await isWithinLimit(posted(inPieces(FORM_BYTES, broken).body))).toBe(false);
});

test('the API, the survey and the import of answers keep their own limits', async () => {
	const long = 'x'.repeat(2 * FORM_BYTES);
	for (const route of ['/api/v1/encounters', '/(public)/s/[token]', '/(staff)/surveys/[code]']) {
		const event = posted(long, route);
		expect(await isWithinLimit(event)).toBe(true);
		expect(await event.request.text()).toBe(long);
	}
});

test('the refusal is said in words, and to scripts in their form', async () => {
	const { request } = posted('');
	const said = tooLarge(request, 'zh');
	expect(said.status).toBe(413);
	const words = await said.text();
	expect(words).toMatch(/\p{Script=Han}/u);
	request.headers.set('accept', 'application/json');
	const told = tooLarge(request, 'zh');
	expect(told.status).toBe(413);
	expect(await told.json()).toEqual({ type: 'error', error: { message: words } });
});
