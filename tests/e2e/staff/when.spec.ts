import { randomUUID } from 'node:crypto';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';
import { inLanguage, surveyOverMonths } from '../../support/monthly-answers.ts';

/** Two calm years, and six months that are clearly worse. */
const MONTHS = 30;
const FALLS_AT = 24;

const chart = (page: Page) => page.getByRole('img', { name: /Control chart/ });
const table = (page: Page) => page.getByRole('region', { name: /Control chart/ });
/** With script the table waits behind its name; without, it stands open. */
const openTable = (page: Page) => page.getByText(/Data table and downloads: Control chart/).click();

test('a level that falls is found, said in words, and judged by the frozen months', async ({
	page,
	api
}) => {
	const survey = await surveyOverMonths(api, MONTHS, (month) => (month >= FALLS_AT ? -2 : 0));
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard/when?survey=${survey}`);
	await expect(chart(page).locator('svg:visible')).toBeVisible();
	await openTable(page);
	const main = page.getByRole('main');
	await expect(main).toContainText('come from Jan 2024 to Dec 2024 (12 months with a value)');
	await expect(main).toContainText(/Jan 2026 to Jun 2026 \(6 months\) lie below the centre line/);
	await expect(main).toContainText(/(Rising|Falling|No reliable trend)/);
	await expect(main).toContainText(/No reliable season|The months of the year differ/);
	const worst = table(page).getByRole('row', { name: /Mar 2026/ });
	await expect(worst).toContainText('Beyond the limits');
	// Each month says how many answered.
	await expect(worst.getByRole('cell').nth(3)).toHaveText('12');
	await expect(page.getByText('NaN')).toHaveCount(0);
	// Judged by themselves, the bad months are nothing unusual.
	await page.goto(`/dashboard/when?survey=${survey}&from=2026-01-01&to=2026-06-30`);
	await expect(main).toContainText('Too few months for control limits: 6');
	await expect(main).toContainText('Too early for a trend: 6 of 8');
	await expect(main).toContainText('there are 6. A low winter');
});

test('a baseline and a dimension are chosen in the address; nonsense is named', async ({
	page,
	api
}) => {
	const survey = await surveyOverMonths(api, 14, () => 0);
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard/when?survey=${survey}&score=empathy&baseline=2024-02..2024-11`);
	await expect(chart(page)).toHaveAccessibleName(/Empathy/);
	await expect(page.getByRole('main')).toContainText('Feb 2024 to Nov 2024 (10 months');
	await expect(page.getByRole('main')).toContainText('provisional');
	await page.goto(`/dashboard/when?survey=${survey}&score=nothing&baseline=lately`);
	await expect(page.getByRole('textbox', { name: 'Baseline' })).toHaveAccessibleDescription(
		/Write it as/
	);
	await expect(page.getByRole('combobox', { name: 'Score' })).toHaveAccessibleDescription(
		/overall score is shown/
	);
});

for (const javaScriptEnabled of [true, false]) {
	test(`an event is noted, stands in the table and is taken away, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		page,
		api,
		browser
	}) => {
		const survey = await surveyOverMonths(api, 9, () => 0);
		const title = `Valve recall ${randomUUID().slice(0, 8)}`;
		await inLanguage(page, 'en');
		await signIn(page, 'manager@demo.test');
		const context = await browser.newContext({
			javaScriptEnabled,
			storageState: await page.context().storageState()
		});
		const plain = await context.newPage();
		const at = `/dashboard/when?survey=${survey}&site=north`;
		await plain.goto(new URL(at, page.url()).href);
		await plain.getByRole('button', { name: 'Note the event' }).click();
		await expect(plain.getByLabel('Day', { exact: true })).toHaveAccessibleDescription(
			/Choose a day/
		);
		await expect(plain.getByLabel('What happened (中文)')).toHaveAccessibleDescription(
			/at least one language/
		);
		await plain.getByLabel('Kind').selectOption('recall');
		await plain.getByLabel('Day', { exact: true }).fill('2024-05-17');
		await plain.getByLabel('What happened (English)').fill(title);
		await plain.getByRole('button', { name: 'Note the event' }).click();
		await expect(plain.getByText('It stands as a mark')).toBeVisible();
		expect(new URL(plain.url()).searchParams.get('site')).toBe('north');
		if (javaScriptEnabled) await openTable(plain);
		await expect(table(plain).getByRole('row', { name: /May 2024/ })).toContainText(title);
		const events = plain.getByRole('region', { name: 'Events' });
		await expect(events.getByRole('row', { name: title })).toContainText('17 May 2024');
		await events.getByRole('button', { name: `Remove: ${title}` }).click();
		await expect(plain.getByText('Removed.')).toBeVisible();
		await expect(plain.getByText(title)).toHaveCount(0);
		await context.close();
	});
}

test('agents see the charts and the marks, and write none', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'agent@demo.test');
	await page.goto('/dashboard/when?survey=after-service');
	await expect(chart(page).locator('svg:visible')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Note the event' })).toHaveCount(0);
});

test('without JavaScript the numbers stand and the form filters', async ({ page, browser }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState()
	});
	const plain = await context.newPage();
	await plain.goto(new URL('/dashboard/when?survey=after-service', page.url()).href);
	await plain.getByRole('combobox', { name: 'Score' }).selectOption('responsiveness');
	await plain
		.getByRole('form', { name: 'Choose score and baseline' })
		.getByRole('button', { name: 'Apply' })
		.click();
	await expect(plain).toHaveURL(/score=responsiveness/);
	await expect(
		plain.getByRole('region', { name: /Responsiveness/ }).getByRole('table')
	).toBeVisible();
	await context.close();
});

for (const locale of ['zh', 'en'] as const) {
	test(`has no accessibility violations in ${locale}`, async ({ page }) => {
		await inLanguage(page, locale);
		await signIn(page, 'manager@demo.test');
		await page.goto('/dashboard/when?survey=after-service&baseline=lately');
		await expect(page.getByRole('img').first().locator('svg:visible')).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
	});
}
