/** Closed tabs, lost networks, silent servers: an answer that was begun is not lost, nor sent twice. */
import { answersOf, invite } from '../../support/invite.ts';
import { openSurveyWith } from '../../support/survey-content.ts';
import { expectRated, line, rate, receiptOn, send } from '../../support/survey-page.ts';
import { expect, test, type Page } from '../fixtures.ts';

const SURVEY = 'experience';
const STATEMENT = 'Promised deadlines are met';
const COMMENT = /Anything else/;

const keptOn = (page: Page) => page.evaluate(() => localStorage.length);
const isKept = (page: Page) => expect.poll(() => keptOn(page)).toBe(1);

/** Everything that a browser could have kept: storage, caches, service workers. */
const leftOver = (page: Page) =>
	page.evaluate(async () => ({
		storage: localStorage.length,
		caches: await caches.keys(),
		workers: (await navigator.serviceWorker.getRegistrations()).length
	}));
const NOTHING = { storage: 0, caches: [], workers: 0 };

test('a tab that was closed is gone on with later @javascript', async ({ page, context, api }) => {
	const link = await invite(api, SURVEY, 'en');
	await page.goto(link);
	await rate(page, STATEMENT, '5');
	await page.getByLabel(COMMENT).fill('half a sente');
	await expect(page.getByText('Kept on this device.')).toBeVisible();
	await isKept(page);
	await page.close();
	const again = await context.newPage();
	await again.goto(link);
	await expect(again.getByText('What you answered before is still here')).toBeVisible();
	await expectRated(again, STATEMENT, '5');
	await expect(again.getByLabel(COMMENT)).toHaveValue('half a sente');
	await send(again).click();
	await receiptOn(again);
	await expect.poll(() => leftOver(again)).toEqual(NOTHING);
});

test('another device goes on where the first one stopped @javascript', async ({
	page,
	browser,
	baseURL,
	api
}) => {
	const link = await invite(api, SURVEY, 'en');
	await page.goto(link);
	const saved = page.waitForResponse(
		(response) => response.url().endsWith('/draft') && response.request().postData() !== null
	);
	await rate(page, STATEMENT, '5');
	expect((await saved).status()).toBe(204);
	for (const javaScriptEnabled of [true, false]) {
		const other = await browser.newContext({ javaScriptEnabled });
		const there = await other.newPage();
		await there.goto(new URL(link, baseURL).href);
		await expect(there.getByText('What you answered before is still here')).toBeVisible();
		await expectRated(there, STATEMENT, '5');
		await other.close();
	}
});

test('an anonymous survey leaves nothing with its link before it is sent @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { consent: 'anonymous' } });
	const link = await invite(api, survey, 'en');
	await page.goto(link);
	await rate(page, STATEMENT, '5');
	await isKept(page);
	expect(await page.locator('#answers').getAttribute('data-save-to')).toBe(null);
	const fields = { data: { p_r1: '5' } };
	expect((await page.request.post(`${link}/draft`, fields)).status()).toBe(404);
});

test('without a network the answer waits, and is sent once when there is one @javascript', async ({
	page,
	context,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, SURVEY, 'en'));
	await rate(page, STATEMENT, '5');
	await context.setOffline(true);
	await send(page).click();
	const state = page.getByText('No connection. Your answers are kept on this device');
	await expect(state).toBeVisible();
	await expect(page).toHaveURL(/\/s\//);
	await context.setOffline(false);
	const receipt = await receiptOn(page);
	expect(await answersOf(databaseUrl, receipt)).toBe(1);
	await expect.poll(() => leftOver(page)).toEqual(NOTHING);
});

test('a survey that was begun opens without a network, and is sent when it is back @javascript', async ({
	page,
	context,
	api,
	databaseUrl
}) => {
	const link = await invite(api, SURVEY, 'en');
	await page.goto(link);
	await rate(page, STATEMENT, '5');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await isKept(page);
	expect(await page.evaluate(() => caches.keys())).toEqual([link]);
	await context.setOffline(true);
	await page.reload();
	await expectRated(page, STATEMENT, '5');
	await send(page).click();
	await expect(page.getByText('No connection.')).toBeVisible();
	// Even closing the page now loses nothing: the next visit sends what was to be sent.
	await page.reload();
	await expect(page.getByText('No connection.')).toBeVisible();
	await context.setOffline(false);
	expect(await answersOf(databaseUrl, await receiptOn(page))).toBe(1);
	await expect.poll(() => leftOver(page)).toEqual(NOTHING);
});

test('what is put aside of one survey says nothing of another @javascript', async ({
	page,
	context,
	api
}) => {
	const [first, second] = [await invite(api, SURVEY, 'en'), await invite(api, SURVEY, 'en')];
	await page.goto(first);
	await rate(page, STATEMENT, '5');
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	const put = await page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(
			names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url))
		);
		return requests.flat().map((url) => new URL(url).pathname);
	});
	expect(put.filter((path) => !path.endsWith('.js'))).toEqual([first]);
	await context.setOffline(true);
	await expect(page.goto(second)).rejects.toThrow();
});

test('a server that is silent first is asked again @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, SURVEY, 'en'));
	await rate(page, STATEMENT, '5');
	const refusals = [503, 429];
	await page.route(/\/s\/[^/]+$/, async (route) => {
		const status = route.request().method() === 'POST' ? refusals.shift() : undefined;
		await (status ? route.fulfill({ status, body: '' }) : route.continue());
	});
	await send(page).click();
	await expect(page.getByText('Our system does not answer just now')).toBeVisible();
	expect(await answersOf(databaseUrl, await receiptOn(page))).toBe(1);
	expect(refusals).toEqual([]);
});

test('a reply that was lost does not make a second answer @javascript', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, SURVEY, 'en'));
	await rate(page, STATEMENT, '5');
	let isLost = false;
	await page.route(/\/s\/[^/]+$/, async (route) => {
		if (route.request().method() !== 'POST' || isLost) return route.continue();
		isLost = true;
		await route.fetch({ maxRedirects: 0 });
		await route.abort('connectionreset');
	});
	await send(page).click();
	const receipt = await receiptOn(page);
	expect(isLost).toBe(true);
	expect(await answersOf(databaseUrl, receipt)).toBe(1);
});

test('what the server has to say is shown as its page, with everything in it @javascript', async ({
	page,
	api
}) => {
	await page.goto(await invite(api, SURVEY, 'en'));
	await page.getByLabel(COMMENT).fill('only words');
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('rate at least one statement');
	await expect(page.getByLabel(COMMENT)).toHaveValue('only words');
	await expect(
		line(page, STATEMENT)
			.or(page.getByRole('group', { name: STATEMENT }))
			.first()
	).toBeVisible();
});

test('a draft that is none, or too large, is refused and keeps nothing', async ({
	request,
	api
}) => {
	const link = await invite(api, SURVEY, 'en');
	const save = async (data: string, to = link) =>
		(await request.post(`${to}/draft`, { data })).status();
	for (const nonsense of ['{', '[]', '{"p_r1": 5}', '{"p_r1": {"x": "y"}}', 'null']) {
		expect(await save(nonsense), nonsense).toBe(400);
	}
	expect(await save(JSON.stringify({ comment: 'x'.repeat(70_000) }))).toBe(413);
	expect(await save('{"p_r1": "5"}', `/s/${'x'.repeat(32)}`)).toBe(404);
	expect(await (await request.get(link)).text()).toContain('data-state="new"');
	expect(await save('{"p_r1": "5", "draft_at": "1"}')).toBe(204);
	expect(await (await request.get(link)).text()).toContain('data-state="resumed"');
});
