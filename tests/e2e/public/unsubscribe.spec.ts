/** The way out of invitations, for people and for their mail programs. */
import { violationsOn } from '../../support/accessibility.ts';
import { expire, invite, openSurvey } from '../../support/invite.ts';
import { expect, test } from '../fixtures.ts';

test('a link that has run out still unsubscribes, in the language of the customer', async ({
	page,
	api,
	databaseUrl
}) => {
	const path = await invite(api, await openSurvey(api), 'zh');
	await expire(databaseUrl, path);
	await page.goto(`${path}/unsubscribe`);
	await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('退订问卷邀请');
	await page.getByRole('button', { name: '退订' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('已退订');
	await page.getByRole('button', { name: '恢复接收' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('退订问卷邀请');
});

test('the page has nothing that a screen reader stumbles over @javascript', async ({
	page,
	api
}) => {
	await page.goto(`${await invite(api, await openSurvey(api), 'en')}/unsubscribe`);
	expect(await violationsOn(page)).toEqual([]);
});

test('looking at the page ten times changes nothing, and the survey can still be answered', async ({
	page,
	api
}) => {
	const path = await invite(api, await openSurvey(api), 'en');
	for (let time = 0; time < 10; time++) await page.request.get(`${path}/unsubscribe`);
	await page.goto(`${path}/unsubscribe`);
	await expect(page.getByRole('button', { name: 'Unsubscribe' })).toBeVisible();
	expect((await page.goto(path))?.status()).toBe(200);
});

test('a mail program gets an answer and no redirect, however it writes its form', async ({
	request,
	api
}) => {
	const path = await invite(api, await openSurvey(api), 'en');
	for (const body of [
		{ form: { 'List-Unsubscribe': 'One-Click' } },
		{ multipart: { 'List-Unsubscribe': 'One-Click' } }
	]) {
		const clicked = await request.post(`${path}/unsubscribe`, { ...body, maxRedirects: 0 });
		expect(clicked.status()).toBe(200);
		expect(await clicked.text()).toContain('You are unsubscribed');
	}
});

test('what is no link of ours, and what is too long, is refused', async ({ request, api }) => {
	expect((await request.post('/s/unknown/unsubscribe', { form: {} })).status()).toBe(404);
	expect((await request.get('/s/unknown/unsubscribe')).status()).toBe(404);
	const path = await invite(api, await openSurvey(api), 'en');
	const long = { act: 'x'.repeat(5000) };
	expect((await request.post(`${path}/unsubscribe`, { form: long })).status()).toBe(413);
});
