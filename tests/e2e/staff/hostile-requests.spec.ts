import { expect, signIn, test } from '../fixtures.ts';

const tooLong = 'x'.repeat(70_000);

for (const [path, field] of [
	['/sign-in', 'email'],
	['/forgot-password', 'email'],
	['/set-password', 'password'],
	['/auth/confirm', 'email'],
	['/sign-out', 'x'],
	['/language', 'locale'],
	['/theme', 'theme'],
	['/s/no-such-link', 'comment'],
	['/nowhere', 'x']
] as const) {
	test(`a form that is far too long is refused and not sent back: ${path}`, async ({
		request,
		baseURL
	}) => {
		const answer = await request.post(path, {
			form: { [field]: tooLong },
			headers: { origin: baseURL ?? '', accept: 'text/html' },
			maxRedirects: 0
		});
		expect(answer.status()).toBe(413);
		expect(await answer.text()).not.toContain('xxxxxxxx');
	});
}

for (const path of ['/sign-in', '/forgot-password']) {
	test(`an over-long e-mail address is not shown again: ${path}`, async ({ request, baseURL }) => {
		const answer = await request.post(path, {
			form: { email: `${'x'.repeat(40_000)}@example.test`, password: 'p' },
			headers: { origin: baseURL ?? '', accept: 'text/html' }
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).not.toContain('xxxxxxxx');
	});
}

test('control characters in an address break no page', async ({ page, baseURL }) => {
	await signIn(page, 'manager@demo.test');
	const ask = async (path: string) => (await page.request.get(path, { maxRedirects: 0 })).status();
	for (const path of ['/customers/%00', '/cases/P%00', '/surveys/%00']) {
		expect(await ask(path), path).toBe(404);
	}
	const zz = Buffer.from('{"due_at":"zz","closed_at":null,"reference":"P"}').toString('base64url');
	for (const path of [
		'/cases?customer=%00&view=%00',
		'/customers?search=%00%07',
		'/dashboard?survey=%00&from=0000-01-01&to=0000-01-02'
	]) {
		expect(await ask(path), path).toBe(200);
	}
	expect(await ask(`/cases?after=${zz}`)).toBe(303);
	const made = await page.request.post('/surveys/new', {
		form: { code: 'nul', instrument: 'x\u0000', form: 'perception', languages: 'zh' },
		headers: { origin: baseURL ?? '', accept: 'text/html' }
	});
	expect(made.status()).toBeLessThan(500);
});
