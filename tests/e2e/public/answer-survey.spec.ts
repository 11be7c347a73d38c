/** A customer's side of the loop: a link, a form, a receipt. */
import { answersOf, closeSurvey, expire, invite, openSurvey } from '../../support/invite.ts';
import { expectRated, rate, receiptOn, send, card } from '../../support/survey-page.ts';
import { expect, test, type Page } from '../fixtures.ts';

const PERCEPTION = 'experience';
const BOTH = 'after-service';
const PHONE = { width: 320, height: 640 };

async function widthOf(page: Page): Promise<number> {
	return page.locator('html').evaluate((html) => html.scrollWidth);
}

test('a customer rates what was experienced, in English, and gets a receipt', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, PERCEPTION, 'en'));
	await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Service experience survey');
	await expect(page.getByText('About Repair visit, North station, 2 Nov 2026')).toBeVisible();
	await expect(page.locator('[type=radio]')).toHaveCount(22 * 8 + 7);
	await rate(page, 'Promised deadlines are met', '6');
	await rate(page, 'The premises', 'No opinion');
	await page.getByRole('radio', { name: '7 Very satisfied' }).check();
	await page.getByLabel(/Anything else/).fill('All fine — 谢谢 🙂');
	await send(page).click();
	const receipt = await receiptOn(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Thank you/);
	await expect(page.getByText(receipt.slice(0, 4), { exact: true })).toBeVisible();
	expect(await answersOf(databaseUrl, receipt)).toBe(1);
});

test('a customer rates expectation and experience of each statement, in Chinese', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, BOTH, 'zh'));
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.locator('[type=radio]')).toHaveCount(2 * 22 * 8 + 7);
	await rate(page, '说好的时限都能兑现', '7 完全同意', /优秀的机构应该做到/);
	await rate(page, '说好的时限都能兑现', '2', /我在这里的实际感受/);
	await page.getByRole('checkbox', { name: '请与我联系' }).check();
	await page.getByLabel(/怎样联系您/).fill('138 0000 0000');
	await send(page).click();
	await receiptOn(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('谢谢您，回答已收到');
	await expect(page.getByText(/您希望有人与您联系/)).toBeVisible();
});

test('two tabs lead to one answer and the same receipt', async ({
	page,
	context,
	api,
	databaseUrl
}) => {
	const link = await invite(api, PERCEPTION, 'en');
	const other = await context.newPage();
	for (const tab of [page, other]) {
		await tab.goto(link);
		await rate(tab, 'Promised deadlines are met', '5');
	}
	await send(page).click();
	const receipt = await receiptOn(page);
	await send(other).click();
	expect(await receiptOn(other)).toBe(receipt);
	expect(await answersOf(databaseUrl, receipt)).toBe(1);
});

test('sending many times at once, as after lost replies, leads to one answer', async ({
	page,
	request,
	api,
	databaseUrl
}) => {
	const link = await invite(api, PERCEPTION, 'en');
	await page.goto(link);
	const form = {
		submission_id: await page.locator('[name=submission_id]').inputValue(),
		locale: 'en',
		p_r1: '4'
	};
	const replies = await Promise.all(
		Array.from({ length: 12 }, () => request.post(link, { form, maxRedirects: 0 }))
	);
	expect(new Set(replies.map((reply) => reply.status()))).toEqual(new Set([303]));
	const places = new Set(replies.map((reply) => reply.headers()['location']));
	expect(places.size).toBe(1);
	const [place = ''] = places;
	expect(await answersOf(databaseUrl, place.replace('/receipt/', ''))).toBe(1);
});

test('reading a link, however often, does not use it up', async ({ page, request, api }) => {
	const link = await invite(api, PERCEPTION, 'en');
	for (let reads = 0; reads < 10; reads++) expect((await request.get(link)).status()).toBe(200);
	expect((await request.head(link)).status()).toBe(200);
	await page.goto(link);
	await rate(page, 'Promised deadlines are met', '5');
	await send(page).click();
	await receiptOn(page);
});

test('unknown, spent, expired, closed and malformed links show the same page', async ({
	page,
	request,
	api,
	databaseUrl
}) => {
	const [spent, expired, survey] = await Promise.all([
		invite(api, PERCEPTION, 'en'),
		invite(api, PERCEPTION, 'en'),
		openSurvey(api)
	]);
	const closed = await invite(api, survey, 'en');
	await page.goto(spent);
	const submission = await page.locator('[name=submission_id]').inputValue();
	const form = { submission_id: submission, locale: 'en', p_r1: '4' };
	expect((await request.post(spent, { form, maxRedirects: 0 })).status()).toBe(303);
	await expire(databaseUrl, expired);
	await closeSurvey(api, survey);

	const unknown = `/s/${'x'.repeat(32)}`;
	const unusable = [unknown, spent, expired, closed, '/s/!', '/s/a%00b', `/s/${'x'.repeat(999)}`];
	const pages = new Set<string>();
	for (const link of unusable) {
		const answer = await request.get(link);
		expect(answer.status(), link).toBe(404);
		pages.add((await answer.text()).replace(/nonce="[^"]*"/g, ''));
	}
	expect(pages.size).toBe(1);
	for (const link of [unknown, expired, closed, '/s/!']) {
		expect((await request.post(link, { form, maxRedirects: 0 })).status(), link).toBe(404);
	}
	await page.goto(expired);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link cannot be used');
});

test('an incomplete form comes back with everything that was entered', async ({ page, api }) => {
	await page.goto(await invite(api, BOTH, 'en'));
	await rate(page, 'Promised deadlines are met', '7 Strongly agree', /expect/);
	await page.getByRole('radio', { name: '2', exact: true }).last().check();
	await page.getByRole('checkbox', { name: 'Please contact me' }).check();
	await page.getByLabel(/How can we reach you/).fill('c@customers.test');
	await page.getByLabel(/Anything else/).fill('字'.repeat(4001));
	await send(page).click();
	const summary = page.getByRole('alert');
	await expect(summary).toContainText('rate at least one statement');
	await expect(summary).toContainText('comment is too long');
	await expect(summary.getByRole('link').first()).toHaveAttribute('href', /^#p_t\d$/);
	await expect(page.getByLabel(/Anything else/)).toHaveAttribute('aria-invalid', 'true');
	await expect(
		(await card(page, 'Promised deadlines are met'))
			.getByRole('group', { name: /expect/ })
			.getByRole('radio', { name: '7 Strongly agree' })
	).toBeChecked();
	await expect(page.getByLabel(/How can we reach you/)).toHaveValue('c@customers.test');
	await expect(page.getByLabel(/Anything else/)).toHaveValue('字'.repeat(4001));

	await page.getByLabel(/Anything else/).fill('ok');
	await rate(page, 'Promised deadlines are met', '6', /experienced/);
	await send(page).click();
	await receiptOn(page);
});

test('changing the language keeps what was entered and sends nothing', async ({ page, api }) => {
	await page.goto(await invite(api, PERCEPTION, 'zh'));
	await rate(page, '设备先进好用', '3');
	await page.getByLabel(/还有什么/).fill('还没写完');
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', /^en/);
	await expectRated(page, 'The equipment is modern and works well', '3');
	await expect(page.getByLabel(/Anything else/)).toHaveValue('还没写完');
	await send(page).click();
	await receiptOn(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Thank you/);
});

test('Enter in a field neither sends the form nor changes the language', async ({ page, api }) => {
	const link = await invite(api, PERCEPTION, 'zh');
	await page.goto(link);
	await rate(page, '设备先进好用', '3');
	await page.getByRole('radio').first().focus();
	await page.keyboard.press('Enter');
	await page.getByRole('checkbox', { name: '请与我联系' }).check();
	await page.getByLabel(/怎样联系您/).fill('138');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(link);
	await expect(page.getByLabel(/怎样联系您/)).toHaveValue('138');
});

test('a survey in one language offers no other', async ({ page, api }) => {
	await page.goto(await invite(api, await openSurvey(api, { languages: ['zh'] }), 'en'));
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByRole('button', { name: 'English' })).toHaveCount(0);
});

test('more than 64 KB are refused with a page that explains', async ({ request, api }) => {
	const link = await invite(api, PERCEPTION, 'en');
	const answer = await request.post(`${link}?lang=en`, {
		form: { comment: 'x'.repeat(70_000) }
	});
	expect(answer.status()).toBe(413);
	expect(await answer.text()).toContain('That was too much at once');
});

test('the survey fits a phone 320 px wide, with targets of 44 px', async ({ page, api }) => {
	await page.setViewportSize(PHONE);
	for (const [survey, locale] of [
		[BOTH, 'en'],
		[PERCEPTION, 'zh']
	] as const) {
		await page.goto(await invite(api, survey, locale));
		expect(await widthOf(page)).toBe(PHONE.width);
		for (const radio of [page.getByRole('radio').first(), page.getByRole('radio').nth(3)]) {
			const box = await radio.boundingBox();
			expect(box?.width).toBeGreaterThanOrEqual(44);
			expect(box?.height).toBeGreaterThanOrEqual(44);
		}
	}
});
