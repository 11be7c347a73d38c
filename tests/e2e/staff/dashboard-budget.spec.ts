/** What a page of charts may weigh, and that its charts owe nothing to a script. */
import { get, type IncomingMessage } from 'node:http';
import { inLanguage } from '../../support/monthly-answers.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';

const SCRIPT_BYTES = 90_000;
/** Chart.js alone is more. */
const LIVE_BYTES = 40_000;

/** Bytes of a compressed answer as they travel, which no browser interface tells. */
async function transferred(url: string): Promise<number> {
	const answer = await new Promise<IncomingMessage>((resolve, reject) => {
		get(url, { headers: { 'accept-encoding': 'br' } }, resolve).on('error', reject);
	});
	let size = 0;
	for await (const chunk of answer) size += (chunk as Buffer).byteLength;
	return size;
}

async function weigh(urls: Iterable<string>): Promise<number> {
	const sizes = await Promise.all([...urls].map(transferred));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** The addresses of all scripts that the page asks for from now on. */
function watchScripts(page: Page): Set<string> {
	const asked = new Set<string>();
	page.on('request', (each) => {
		if (each.resourceType() === 'script') asked.add(each.url());
	});
	return asked;
}

/** Pixels of the box with the words of a point: black, and a fifth of the ground shows through. */
function boxPixels(element: Element): number {
	const canvas = element as HTMLCanvasElement;
	const { data = [] } =
		canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
	let count = 0;
	for (let at = 0; at < data.length; at += 4) {
		if (data[at] === 0 && data[at + 3] === 204) count += 1;
	}
	return count;
}

const charts = (page: Page) => page.locator('figure').getByRole('img');

for (const path of [
	'/dashboard',
	'/dashboard/why',
	'/dashboard/where',
	'/dashboard/when',
	'/reports'
]) {
	test(`${path} with every chart seen transfers at most 90 KB of script`, async ({ page }) => {
		await inLanguage(page, 'en');
		await signIn(page, 'manager@demo.test');
		await page.goto('about:blank');
		const asked = watchScripts(page);
		await page.goto(`${path}?survey=after-service`, { waitUntil: 'networkidle' });
		for (const chart of await charts(page).all()) {
			await chart.scrollIntoViewIfNeeded();
			await expect(chart.locator('svg:visible')).toHaveCount(1);
			await expect(chart.locator('canvas')).toHaveCount(0);
		}
		await page.waitForLoadState('networkidle');
		expect(asked.size).toBeGreaterThan(10);
		expect(await weigh(asked)).toBeLessThanOrEqual(SCRIPT_BYTES);
	});
}

test('the charts stand in the page that the server sends, each in words and numbers', async ({
	page
}) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	const html = await (await page.request.get('/dashboard?survey=after-service')).text();
	const pictures = html.match(/<svg viewBox="0 0 294 .*?<\/svg>/gs) ?? [];
	expect(pictures).toHaveLength(4);
	expect(pictures.filter((picture) => picture.includes('>Empathy</text>'))).toHaveLength(3);
	for (const picture of pictures) {
		expect(picture).toContain('aria-hidden="true"');
		expect(picture.match(/<path/g)?.length).toBeGreaterThan(10);
		expect(picture).not.toMatch(/NaN|undefined/);
	}
});

test('who touches a chart gets the live one in its place, and its point at once', async ({
	page
}) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard?survey=after-service', { waitUntil: 'networkidle' });
	const asked = watchScripts(page);
	const chart = charts(page).nth(1);
	await chart.scrollIntoViewIfNeeded();
	const before = await chart.boundingBox();
	await chart.hover();
	await expect(chart.locator('canvas')).toHaveAttribute('style', /width/);
	await expect(chart.locator('svg:visible')).toHaveCount(0);
	expect(await weigh(asked)).toBeGreaterThan(LIVE_BYTES);
	expect(await chart.boundingBox()).toEqual(before);
	await expect.poll(() => chart.locator('canvas').evaluate(boxPixels)).toBeGreaterThan(1_000);
	// The other charts stay pictures.
	await expect(charts(page).first().locator('svg:visible')).toHaveCount(1);
});

test('who asks for the table before the script is there gets it', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	let letThrough = () => {};
	const mayCome = new Promise<void>((resolve) => (letThrough = resolve));
	await page.route(/\.js$/, async (route) => {
		await mayCome;
		await route.continue();
	});
	await page.goto('/dashboard?survey=after-service', { waitUntil: 'commit' });
	const figure = page.locator('figure').first();
	await figure.locator('summary').click();
	letThrough();
	await expect(figure.getByRole('button', { name: 'CSV' })).toBeVisible();
	await expect(figure.getByRole('table')).toBeVisible();
	await expect(page.locator('figure').nth(1).getByRole('table')).toBeHidden();
});

test('new numbers bring a new picture, drawn in the page', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard?survey=after-service', { waitUntil: 'networkidle' });
	const picture = charts(page).first().locator('svg:visible');
	const before = await picture.innerHTML();
	await page.getByRole('combobox', { name: 'Site' }).selectOption('north');
	await expect(page).toHaveURL(/[?&]site=north/);
	await expect.poll(() => picture.innerHTML()).not.toBe(before);
	await expect(charts(page).locator('canvas')).toHaveCount(0);
	// A page that was reached by a link draws its pictures itself, too.
	await page.getByRole('link', { name: 'Why', exact: true }).click();
	await expect(page).toHaveURL(/\/dashboard\/why/);
	await page.getByRole('link', { name: 'Overview', exact: true }).click();
	await expect(picture).toContainText('Empathy');
	expect(await picture.innerHTML()).not.toBe(before);
});

test('paper shows the pictures, also of a chart that is live', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard?survey=after-service');
	const chart = charts(page).first();
	await chart.focus();
	await expect(chart.locator('canvas')).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(chart.locator('canvas')).toBeHidden();
	for (const each of await charts(page).all()) {
		await expect(each.locator('svg:visible')).toHaveCount(1);
	}
});
