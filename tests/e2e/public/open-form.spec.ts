/** Answering without an invitation: by an address on the wall, and in other people's pages. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { violationsAsShown, violationsOn } from '../../support/accessibility.ts';
import { openForeignSite, type ForeignSite } from '../../support/foreign-site.ts';
import { closeForm, readyForm, storedAnswers } from '../../support/ready-form.ts';
import { expect, test, type Page } from '../fixtures.ts';

const PHONE = { width: 320, height: 640 };

type Place = Pick<Page, 'getByRole'>;
const send = (place: Place) => place.getByRole('button', { name: /^(Send my answers|提交回答)$/ });
const legends = (page: Page) => page.locator('.item legend').allTextContents();

async function receiptOn(page: Page): Promise<string> {
	await page.waitForURL(/\/receipt\/[0-9A-Z]{12}$/);
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** A choice, by its words; pages put native radios under their labels. */
const choose = (page: Place, name: string) => page.getByRole('radio', { name }).check();

test('anybody can leave a suggestion, and stays unknown', async ({ page, databaseUrl }) => {
	const slug = await readyForm(databaseUrl, 'suggestion');
	await page.goto(`/f/${slug}`);
	await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suggestion box');
	await expect(page.getByText(/Your answers are confidential/)).toBeVisible();
	await choose(page, 'Praise');
	await page.getByLabel(/in your own words/).fill('Friendly and quick — 谢谢 🙂');
	await send(page).click();
	const [stored, ...others] = await storedAnswers(databaseUrl, await receiptOn(page));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Thank you/);
	expect(others).toEqual([]);
	expect(stored).toMatchObject({
		...{ source: 'form', consent: 'confidential', customer: null, signs: {} },
		comment: 'Friendly and quick — 谢谢 🙂',
		answers: { topic: 'praise', words: 'Friendly and quick — 谢谢 🙂' }
	});
});

test('whoever wants to be contacted is asked how, and gets a case', async ({
	page,
	databaseUrl
}) => {
	const slug = await readyForm(databaseUrl, 'suggestion');
	const phone = `139 ${randomUUID().replaceAll(/\D/g, '').padEnd(8, '7').slice(0, 8)}`;
	await page.goto(`/f/${slug}?lang=zh`);
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await choose(page, '遇到的问题');
	await page.getByLabel(/请写下您想说的话/).fill('再不解决我就投诉到监管部门');
	await page.getByRole('checkbox', { name: '请与我联系' }).check();
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('请写下怎样联系您');
	await expect(page.getByLabel(/怎样联系您/)).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel(/请写下您想说的话/)).toHaveValue('再不解决我就投诉到监管部门');
	await page.getByLabel(/怎样联系您/).fill(phone);
	await send(page).click();
	const [stored] = await storedAnswers(databaseUrl, await receiptOn(page));
	await expect(page.getByText(/您希望有人与您联系/)).toBeVisible();
	expect(stored).toMatchObject({ consent: 'identified', customer: phone, cases: 1 });
});

test('a form that comes back shows the same sampled items, with what was entered', async ({
	page,
	databaseUrl
}) => {
	const slug = await readyForm(databaseUrl, 'observation', {
		form: 'lite',
		content: { contact: 'always', questions: [] }
	});
	await page.goto(`/f/${slug}?lang=en`);
	await expect(page.locator('.item')).toHaveCount(8);
	const shown = await legends(page);
	await page.getByRole('checkbox', { name: 'Please contact me' }).check();
	await page.getByRole('radio', { name: '5', exact: true }).first().check();
	await send(page).click();
	await expect(page.getByRole('alert')).toBeVisible();
	expect(await legends(page)).toEqual(shown);
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.locator('.item')).toHaveCount(8);
	await expect(page.locator('.item input[value="5"]:checked')).toHaveCount(1);
	await page.getByLabel(/怎样联系您/).fill('a@customers.test');
	await send(page).click();
	const [stored] = await storedAnswers(databaseUrl, await receiptOn(page));
	expect(stored?.asked).toHaveLength(8);
});

test('sending many times at once, as after lost replies, is one answer with one receipt', async ({
	page,
	request,
	databaseUrl
}) => {
	const slug = await readyForm(databaseUrl, 'suggestion');
	await page.goto(`/f/${slug}`);
	const form = {
		submission_id: await page.locator('[name=submission_id]').inputValue(),
		...{ locale: 'en', q_topic: 'question', q_words: 'Once' }
	};
	const replies = await Promise.all(
		Array.from({ length: 12 }, () => request.post(`/f/${slug}`, { form, maxRedirects: 0 }))
	);
	expect(new Set(replies.map((reply) => reply.status()))).toEqual(new Set([303]));
	const places = new Set(replies.map((reply) => reply.headers()['location']));
	expect(places.size).toBe(1);
	const receipt = [...places][0]?.replace('/receipt/', '') ?? '';
	expect(await storedAnswers(databaseUrl, receipt)).toHaveLength(1);
	await closeForm(databaseUrl, slug);
	const again = await request.post(`/f/${slug}`, { form, maxRedirects: 0 });
	expect(again.headers()['location']).toBe(`/receipt/${receipt}`);
});

test('a closed form says so, and an unknown one is not there', async ({
	page,
	request,
	databaseUrl
}) => {
	const slug = await readyForm(databaseUrl, 'suggestion');
	await closeForm(databaseUrl, slug);
	await page.goto(`/f/${slug}?lang=en`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This form is closed');
	await expect(send(page)).toHaveCount(0);
	const form = { submission_id: randomUUID(), locale: 'en', q_topic: 'praise', q_words: 'Late' };
	const late = await request.post(`/f/${slug}`, { form, maxRedirects: 0 });
	expect(late.status()).toBe(410);
	expect(await late.text()).toMatch(/What you wrote.*Late/s);
	for (const address of ['/f/nobody-has-this', '/f/%00', '/f/A', `/f/${'x'.repeat(300)}`]) {
		expect((await request.get(address)).status(), address).toBe(404);
	}
});

test('a field that the form does not have, or too much of one, is refused', async ({
	request,
	databaseUrl
}) => {
	const slug = await readyForm(databaseUrl, 'suggestion');
	const form = { submission_id: randomUUID(), locale: 'en', q_topic: 'praise', q_words: 'x' };
	const post = (more: Record<string, string>) =>
		request.post(`/f/${slug}?lang=en`, { form: { ...form, ...more }, maxRedirects: 0 });
	expect((await post({ customer_id: '1' })).status()).toBe(400);
	expect((await post({ q_topic: 'other' })).status()).toBe(400);
	expect((await post({ submission_id: 'x' })).status()).toBe(400);
	expect((await post({ q_words: 'x'.repeat(70_000) })).status()).toBe(413);
	const foreign = await request.post(`/f/${slug}`, {
		form,
		headers: { origin: 'http://evil.test' },
		maxRedirects: 0
	});
	expect(foreign.status()).toBe(403);
});

test('a form fits a phone 320 px wide', async ({ page, databaseUrl }) => {
	await page.setViewportSize(PHONE);
	for (const kind of ['touchpoint', 'before_leaving'] as const) {
		const slug = await readyForm(databaseUrl, kind);
		for (const path of [`/f/${slug}`, `/embed/${slug}`]) {
			await page.goto(path);
			expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(PHONE.width);
		}
	}
});

for (const locale of ['zh', 'en'] as const) {
	test(`nothing stands in the way of assistive technology, ${locale} @javascript`, async ({
		page,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'touchpoint');
		for (const path of [`/f/${slug}`, `/embed/${slug}`]) {
			await page.goto(`${path}?lang=${locale}`);
			expect(await violationsOn(page), path).toEqual([]);
			await page.getByRole('checkbox').check();
			await page.getByRole('radio').first().check();
			await send(page).click();
			await expect(page.getByRole('alert')).toBeVisible();
			expect(await violationsOn(page), path).toEqual([]);
			await page.getByLabel(/怎样联系您|How can we reach you/).fill('a@customers.test');
			await send(page).click();
			await receiptOn(page);
			expect(await violationsOn(page), path).toEqual([]);
		}
	});
}

test.describe('in the page of another site', () => {
	let site: ForeignSite;
	test.beforeAll(async () => {
		site = await openForeignSite();
	});
	test.afterAll(() => {
		site.close();
	});

	const policyOf = (headers: Record<string, string>) =>
		/frame-ancestors ([^;]*)/.exec(headers['content-security-policy'] ?? '')?.[1];

	test('only sites on the list of a form may frame it, and only its frame', async ({
		request,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', { origins: [site.origin] });
		const unlisted = await readyForm(databaseUrl, 'suggestion');
		const framed = (await request.get(`/embed/${slug}`)).headers();
		expect(policyOf(framed)).toBe(site.origin);
		expect(framed['x-frame-options']).toBeUndefined();
		for (const path of [`/f/${slug}`, `/embed/${unlisted}`, '/embed/nobody-has-this', '/']) {
			const headers = (await request.get(path)).headers();
			expect(policyOf(headers), path).toBe("'none'");
			expect(headers['x-frame-options'], path).toBe('DENY');
		}
		const form = { submission_id: randomUUID(), locale: 'en', q_topic: 'praise' };
		const refused = await request.post(`/embed/${slug}`, { form, maxRedirects: 0 });
		expect(refused.status()).toBe(400);
		expect(policyOf(refused.headers())).toBe(site.origin);
	});

	test('a form in a plain frame is answered there, and says thanks', async ({
		page,
		baseURL,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', { origins: [site.origin] });
		site.show(
			`<iframe src="${baseURL}/embed/${slug}?lang=en" title="Feedback" width="600" height="900"></iframe>`
		);
		await page.goto(site.origin);
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Suggestion box');
		await choose(frame, 'A suggestion');
		await send(frame).click();
		await expect(frame.getByRole('alert')).toBeVisible();
		await frame.getByRole('button', { name: '中文' }).click();
		await expect(frame.getByRole('radio', { name: '建议' })).toBeChecked();
		await frame.getByLabel(/请写下您想说的话/).fill('多放几把椅子');
		await send(frame).click();
		await expect(frame.getByRole('heading', { level: 1 })).toHaveText('谢谢您，回答已收到');
		const number = (await frame.locator('.code').textContent()) ?? '';
		expect(await storedAnswers(databaseUrl, number.trim())).toMatchObject([
			{ comment: '多放几把椅子', source: 'form' }
		]);
	});

	test('a site that is not on the list shows nothing @javascript', async ({
		page,
		baseURL,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', {
			origins: ['https://shop.example.com']
		});
		const refusals: string[] = [];
		page.on('console', (message) => refusals.push(message.text()));
		site.show(`<iframe src="${baseURL}/embed/${slug}" title="Feedback"></iframe>`);
		await page.goto(site.origin);
		await expect.poll(() => refusals.join()).toContain('frame-ancestors');
		await expect(page.frameLocator('iframe').getByRole('heading')).toHaveCount(0);
	});

	test('the script weighs at most 3 KB', () => {
		expect(statSync('static/embed.js').size).toBeLessThanOrEqual(3072);
	});

	test('its button opens a dialog that gives the focus back and keeps what was begun @javascript', async ({
		page,
		baseURL,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', { origins: [site.origin] });
		site.show(
			`<script src="${baseURL}/embed.js" data-heed-form="${slug}" data-heed-label="Tell us" async></script>`
		);
		await page.goto(site.origin);
		const opener = page.getByRole('button', { name: 'Tell us' });
		await opener.click();
		const dialog = page.getByRole('dialog', { name: 'Tell us' });
		await expect(dialog).toBeVisible();
		const frame = dialog.frameLocator('iframe[title="Tell us"]');
		await frame.getByLabel(/in your own words/).fill('Half a thought');
		// The frame is as tall as its form, and never taller than the window allows.
		const height = () => dialog.locator('iframe').evaluate((element) => element.clientHeight);
		await expect.poll(height).toBeGreaterThan(300);
		expect(await height()).toBeLessThanOrEqual(720 - 128);
		await frame.getByLabel(/in your own words/).press('Escape');
		await expect(dialog).toBeHidden();
		await expect(opener).toBeFocused();

		await opener.press('Enter');
		await expect(frame.getByLabel(/in your own words/)).toHaveValue('Half a thought');
		await dialog.getByRole('button', { name: 'Close' }).press('Escape');
		await expect(dialog).toBeHidden();
		await opener.click();
		await page.evaluate(() => {
			addEventListener('heed:answered', () => (document.title = 'answered'));
		});
		// By keyboard: the frame may still be growing to the height of its form.
		await frame.getByRole('radio', { name: 'Praise' }).press(' ');
		await send(frame).press('Enter');
		await expect(frame.getByRole('heading', { level: 1 })).toHaveText(/Thank you/);
		await expect(page).toHaveTitle('answered');
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(opener).toBeFocused();
		await opener.click();
		await expect(frame.getByLabel(/in your own words/)).toHaveValue('');
		expect(await violationsAsShown(page, { within: 'dialog' })).toEqual([]);
	});

	test('an element of the site opens the dialog, and leads to the form without a script', async ({
		page,
		baseURL,
		databaseUrl,
		javaScriptEnabled
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', { origins: [site.origin] });
		site.show(
			`<a href="${baseURL}/f/${slug}" data-heed-form="${slug}" data-heed-lang="zh">说说您的感受</a><script src="${baseURL}/embed.js"></script>`
		);
		await page.goto(site.origin);
		await page.getByRole('link', { name: '说说您的感受' }).click();
		if (!javaScriptEnabled) {
			await page.waitForURL(`${baseURL}/f/${slug}`);
		} else {
			const dialog = page.getByRole('dialog', { name: '意见反馈' });
			const frame = dialog.frameLocator('iframe');
			await expect(frame.getByRole('heading', { level: 1 })).toHaveText('意见箱');
			await expect(dialog.getByRole('button', { name: '关闭' })).toBeVisible();
		}
	});

	test('a page that pretends to be the form changes nothing @javascript', async ({
		page,
		baseURL,
		databaseUrl
	}) => {
		const slug = await readyForm(databaseUrl, 'suggestion', { origins: [site.origin] });
		site.show(`<script src="${baseURL}/embed.js" data-heed-form="${slug}"></script>`);
		await page.goto(site.origin);
		await page.getByRole('button', { name: 'Feedback' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
		await page.evaluate(() => {
			postMessage({ close: true, height: 1 }, '*');
		});
		const height = () => dialog.locator('iframe').evaluate((element) => element.clientHeight);
		await expect.poll(height).toBeGreaterThan(300);
		await expect(dialog).toBeVisible();
	});
});
