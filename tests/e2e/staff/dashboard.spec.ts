import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';
import { inEnglish, LABELS, openSurvey, repeat, rounded, submit } from './dashboard-survey.ts';

/** The cells of a row of the table of dimensions. */
function dimensionRow(page: Page, name: string) {
	return page
		.getByRole('region', { name: 'Dimensions in numbers' })
		.getByRole('row', { name: new RegExp(`^${name}`) });
}

test('the table, the radar and the API say the same numbers', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, [
		...repeat(20, { at: '2026-02-10T10:00:00+08:00', site: 'north' }),
		...repeat(15, { at: '2026-04-10T10:00:00+08:00', site: 'riverside', shift: 1 })
	]);
	const filter = 'site=north&from=2026-01-01&to=2026-03-31';
	const read = await api.get(`/api/v1/surveys/${survey}/statistics?${filter}`);
	const document = (await read.json()) as {
		dimensions: { n: number; perception: { mean: number }; gap: { mean: number } }[];
		overall: { gap_unweighted: { mean: number } };
	};
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard?survey=${survey}&${filter}`);
	const radar = page.getByRole('img', { name: /expectation and perception/i });
	const said = (await radar.getAttribute('aria-label')) ?? '';
	for (const [i, { n, perception, gap }] of document.dimensions.entries()) {
		const name = LABELS[i] ?? '';
		const row = dimensionRow(page, name);
		await expect(row).toContainText(rounded(gap.mean));
		await expect(row).toContainText(perception.mean.toFixed(2));
		await expect(row).toContainText(String(n));
		const part = said.split(';').find((each) => each.includes(name)) ?? '';
		expect(part).toContain(`Perception ${perception.mean.toFixed(2)}`);
		expect(part).toContain(`Gap ${rounded(gap.mean)}`);
		expect(part).toContain(`n = ${n}`);
	}
	await expect(page.getByRole('group', { name: 'Overall gap' })).toContainText(
		rounded(document.overall.gap_unweighted.mean)
	);
	await expect(radar.locator('svg:visible')).toContainText('Empathy');
	await expect(page.getByText('NaN')).toHaveCount(0);
	// Twenty answers are enough for means, not for reliability.
	await expect(dimensionRow(page, 'Empathy')).toContainText('from n ≥ 30');
});

test('filters live in the address and survive reload and back', async ({ page }) => {
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard?survey=after-service');
	await expect(page.getByRole('img').first().locator('svg:visible')).toBeVisible();
	// Choosing by hand leaves the focus on the control; Playwright has to be told.
	await page.getByRole('combobox', { name: 'Site' }).focus();
	await page.getByRole('combobox', { name: 'Site' }).selectOption('north');
	await expect(page).toHaveURL(/[?&]site=north/);
	await expect(page.getByRole('combobox', { name: 'Site' })).toBeFocused();
	await page.getByRole('combobox', { name: 'Answered in' }).selectOption('zh');
	await expect(page).toHaveURL(/site=north.*locale=zh/);
	expect(new URL(page.url()).searchParams.has('service')).toBe(false);
	await page.reload();
	await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('north');
	await expect(page.getByRole('combobox', { name: 'Answered in' })).toHaveValue('zh');
	await page.goBack();
	await expect(page).not.toHaveURL(/locale=zh/);
	await expect(page.getByRole('combobox', { name: 'Answered in' })).toHaveValue('');
	await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('north');
	await page.getByRole('link', { name: 'Clear filter' }).click();
	await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('');
});

test('a filter that is chosen before the page is alive is applied when it is', async ({ page }) => {
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	let release = () => {};
	const isChosen = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await isChosen;
		await route.continue();
	});
	await page.goto('/dashboard?survey=after-service', { waitUntil: 'commit' });
	const site = page.getByRole('combobox', { name: 'Site' });
	await site.focus();
	await site.selectOption('north');
	await expect(page).not.toHaveURL(/site=/);
	release();
	await expect(page).toHaveURL(/[?&]site=north/);
	await expect(site).toHaveValue('north');
	await expect(site).toBeFocused();
});

test('nonsense in the address is named and left out, and the page stands', async ({ page }) => {
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard?survey=after-service&site=nowhere&from=2026-05-01&to=2026-01-01');
	await expect(page.getByText('Part of the filter was left out')).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Site' })).toHaveAccessibleDescription(
		/does not exist/i
	);
	await expect(page.getByLabel('From', { exact: true })).toHaveAccessibleDescription(
		/before the beginning/i
	);
	await expect(page.getByRole('group', { name: 'Overall gap' })).toBeVisible();
});

test('too few answers show one notice, none at all another, and no numbers', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard?survey=${survey}`);
	await expect(page.getByText('No answers in this selection')).toBeVisible();
	await submit(api, survey, repeat(4, { at: '2026-02-10T10:00:00Z', site: 'north' }));
	await page.goto(`/dashboard?survey=${survey}`);
	await expect(page.getByText('Fewer than 5 answers: no numbers are shown')).toBeVisible();
	await expect(page.getByRole('table')).toHaveCount(0);
	await expect(page.getByRole('main')).not.toContainText('n = 4');
});

test('a small site is withheld, and with it the one that would give it away', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	const at = '2026-02-10T10:00:00Z';
	await submit(api, survey, [
		...repeat(8, { at, site: 'north' }),
		...repeat(4, { at, site: 'old-town' }),
		...repeat(10, { at, site: 'riverside' })
	]);
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard/where?survey=${survey}`);
	const sites = page.getByRole('region', { name: 'Overall score by site' });
	await expect(sites.getByRole('row', { name: /Old Town/ })).toContainText('Fewer than 5 answers');
	await expect(sites.getByRole('row', { name: /North/ })).toContainText('Withheld');
	await expect(sites.getByRole('row', { name: /Riverside/ })).toContainText('10');
	const map = page.getByRole('region', { name: 'Heat map: dimension by site: table' });
	await expect(map.getByRole('row', { name: /Old Town/ })).toContainText('Fewer than 5 answers');
	await expect(map.getByRole('row', { name: /North/ }).getByRole('cell')).toHaveCount(1);
	await expect(map.getByRole('row', { name: /Riverside/ }).getByRole('cell')).toHaveCount(6);
});

test('a survey of perceptions has no column for expectation or gap', async ({ page, api }) => {
	const survey = await openSurvey(api, 'perception');
	await submit(api, survey, repeat(6, { at: '2026-02-10T10:00:00Z', site: 'north' }), false);
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard?survey=${survey}`);
	await expect(page.getByRole('columnheader', { name: 'Perception' }).first()).toBeVisible();
	await expect(page.getByRole('columnheader', { name: 'Expectation' })).toHaveCount(0);
	await expect(page.getByRole('columnheader', { name: 'Gap' })).toHaveCount(0);
	await expect(page.getByRole('group', { name: 'Overall gap' })).toHaveCount(0);
});

test('an answer that arrives appears within five seconds, without reloading', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(6, { at: '2026-02-10T10:00:00Z', site: 'north' }));
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard?survey=${survey}`);
	const received = page.getByRole('group', { name: 'Answers received' });
	await expect(received).toContainText('6 of them scored');
	await page.evaluate(() => Object.assign(window, { isStillHere: true }));
	await submit(api, survey, repeat(1, { at: new Date().toISOString(), site: 'north' }));
	await expect(received).toContainText('7 of them scored', { timeout: 5_000 });
	expect(await page.evaluate(() => 'isStillHere' in window)).toBe(true);
});

test('trainers may see the measurement', async ({ page }) => {
	await signIn(page, 'trainer@demo.test');
	await page.goto('/dashboard?survey=after-service');
	await expect(page.getByRole('table').first()).toBeVisible();
});

test('without JavaScript the tables stand and the form filters', async ({ page, browser }) => {
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState()
	});
	const plain = await context.newPage();
	await plain.goto(new URL('/dashboard?survey=after-service', page.url()).href);
	const site = plain.getByRole('combobox', { name: 'Site' });
	await site.selectOption('north');
	await plain.getByRole('button', { name: 'Apply' }).click();
	await expect(plain).toHaveURL(/site=north/);
	await expect(site).toHaveValue('north');
	for (const name of ['Dimensions in numbers', 'Overall gap by month', 'Gap by dimension']) {
		await expect(plain.getByRole('region', { name }).getByRole('table')).toBeVisible();
	}
	await expect(plain.getByRole('img').first().locator('svg:visible')).toBeVisible();
	await context.close();
});

for (const locale of ['zh', 'en']) {
	test(`has no accessibility violations in ${locale}`, async ({ page, baseURL }) => {
		const url = baseURL ?? '';
		await page.context().addCookies([{ name: 'heed_locale', value: locale, url }]);
		await signIn(page, 'manager@demo.test');
		await page.goto('/dashboard?survey=after-service&site=nowhere');
		await expect(page.getByRole('img').first().locator('svg:visible')).toBeVisible();
		await page.locator('summary').last().click();
		expect(await violationsOn(page)).toEqual([]);
	});
}
