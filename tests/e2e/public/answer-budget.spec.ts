/** What a survey page may weigh, and that nothing in it stands in anybody's way. */
import { get, type IncomingMessage } from 'node:http';
import { violationsOn } from '../../support/accessibility.ts';
import { invite } from '../../support/invite.ts';
import { receiptOn, send } from '../../support/survey-page.ts';
import { expect, test } from '../fixtures.ts';

const BOTH = 'after-service';
const PAGE_BYTES = 25_000;
const SCRIPT_BYTES = 8_000;
const REQUESTS = 4;

/** Bytes of a compressed answer as they travel, which no browser interface tells. */
async function transferred(url: string): Promise<number> {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }, resolve).on(
			'error',
			reject
		);
	});
	let size = 0;
	for await (const chunk of answer) size += (chunk as Buffer).byteLength;
	return size;
}

const sum = (sizes: number[]) => sizes.reduce((all, each) => all + each, 0);

test('the largest survey weighs at most 25 KB in 4 requests, of which 8 KB are script', async ({
	page,
	context,
	api,
	baseURL,
	javaScriptEnabled
}) => {
	const asked = new Set<string>([new URL('/favicon.svg', baseURL).href]); // headless browsers leave it out
	context.on('request', (each) => asked.add(each.url()));
	await page.goto(await invite(api, BOTH, 'en'));
	expect(asked.size).toBeLessThanOrEqual(REQUESTS);
	// The first answer brings the service worker, where there is one.
	if (javaScriptEnabled) asked.add(new URL('/service-worker.js', baseURL).href);
	const sizes = await Promise.all(
		[...asked]
			.filter((url) => !url.endsWith('/draft')) // without content, there and back
			.map(async (url) => ({ isScript: url.endsWith('.js'), size: await transferred(url) }))
	);
	const scripts = sizes.filter(({ isScript }) => isScript);
	expect(scripts).toHaveLength(javaScriptEnabled ? 2 : 0);
	expect(sum(scripts.map(({ size }) => size))).toBeLessThanOrEqual(SCRIPT_BYTES);
	expect(sum(sizes.map(({ size }) => size))).toBeLessThanOrEqual(PAGE_BYTES);
});

/** 350 choices take the checker a while, and a busy machine takes twice that. */
const CHECKER_MS = 240_000;

for (const locale of ['zh', 'en'] as const) {
	test(`nothing stands in the way of assistive technology, folded, ${locale} @javascript`, async ({
		page,
		api
	}) => {
		test.setTimeout(CHECKER_MS);
		await page.goto(await invite(api, BOTH, locale));
		expect(await violationsOn(page)).toEqual([]);
		await page.getByRole('radio').nth(4).click();
		await page.locator('[name=overall]').first().click();
		await page.getByRole('checkbox').check();
		await send(page).click();
		await expect(page.getByRole('alert')).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
		await page.locator('.item:not(.folded) .perception [type=radio]').first().click();
		expect(await violationsOn(page)).toEqual([]);
		await send(page).click();
		await receiptOn(page);
		expect(await violationsOn(page)).toEqual([]);
		for (const path of ['/', '/privacy', '/s/unknown']) {
			await page.goto(`${path}?lang=${locale}`);
			expect(await violationsOn(page), path).toEqual([]);
		}
	});

	test(`nothing stands in the way of assistive technology, unfolded, ${locale} @javascript`, async ({
		page,
		api
	}) => {
		test.setTimeout(CHECKER_MS);
		// The checker is a script itself, so the page is shown as it is when its own does not come.
		await page.route('**/*.js', (route) => route.abort());
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(await invite(api, BOTH, locale));
		expect(await violationsOn(page)).toEqual([]);
		await send(page).click();
		await expect(page.getByRole('alert')).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
	});
}
