import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { violationsOn } from '../../support/accessibility.ts';
import { inLanguage, surveyOverMonths } from '../../support/monthly-answers.ts';
import { LABELS } from './dashboard-survey.ts';
import { expect, signIn, test } from '../fixtures.ts';

test('the report has scores, chart, limits and the way to make it again, and says them in both languages', async ({
	page,
	api
}) => {
	const survey = await surveyOverMonths(api, 14, () => 0);
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto(`/reports?survey=${survey}&from=2024-01-01&to=2024-12-31&exclude=fast`);
	const report = page.getByRole('article');
	await expect(report).toHaveCount(1);
	const document = (await (
		await api.get(`/api/v1/surveys/${survey}/statistics?from=2024-01-01&to=2024-12-31&exclude=fast`)
	).json()) as { overall: { perception: { mean: number } } };
	const overall = report.getByRole('row', { name: /Overall perception/ });
	await expect(overall).toContainText(document.overall.perception.mean.toFixed(2));
	await expect(overall).toContainText('144');
	await expect(report.getByRole('row', { name: /^Overall gap/ })).toContainText('Not asked');
	await expect(report.getByRole('row', { name: /^Selection/ })).toContainText(
		`survey=${survey}; from=2024-01-01; to=2024-12-31`
	);
	await expect(report.getByRole('row', { name: /^Answers left out/ })).toContainText('Fast');
	await expect(report.getByRole('row', { name: /^Formula version/ })).toContainText(/\d{4}-/);
	await expect(report).toContainText('What this report cannot say');
	const charts = report.getByRole('img', { name: /Control chart/ });
	await expect(charts).toHaveCount(1 + LABELS.length);
	for (const [place, label] of LABELS.entries()) {
		await expect(charts.nth(place + 1)).toHaveAccessibleName(new RegExp(`Control chart: ${label}`));
		await expect(charts.nth(place + 1).locator('svg:visible')).toContainText('Jan 2024');
	}
	const said = await charts.nth(2).getAttribute('aria-label');
	expect(said).toMatch(/Feb 2024: \d\.\d\d \[/);
	await expect(page.getByText('NaN')).toHaveCount(0);

	// The chart of a dimension says what the page about it says.
	const selection = `survey=${survey}&from=2024-01-01&to=2024-12-31&exclude=fast`;
	const about = await page.context().newPage();
	await about.goto(`/dashboard/when?${selection}&score=reliability`);
	await expect(about.getByRole('img', { name: /Control chart/ })).toHaveAttribute(
		'aria-label',
		said ?? ''
	);
	await about.close();

	await page.getByRole('combobox', { name: 'Language of the report' }).selectOption('both');
	await expect(report).toHaveCount(2);
	await expect(report.nth(0)).toHaveAttribute('lang', 'en-GB');
	await expect(report.nth(1)).toHaveAttribute('lang', 'zh-CN');
	await expect(report.nth(1)).toContainText('服务质量报告');
	await expect(report.nth(1)).toContainText(document.overall.perception.mean.toFixed(2));
});

test('the same tables come as a workbook, also without JavaScript', async ({
	page,
	api,
	browser
}) => {
	const survey = await surveyOverMonths(api, 3, () => 0);
	await inLanguage(page, 'en');
	await signIn(page, 'agent@demo.test');
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState()
	});
	const plain = await context.newPage();
	await plain.goto(new URL(`/reports?survey=${survey}`, page.url()).href);
	await expect(plain.getByRole('table').first()).toBeVisible();
	const [file] = await Promise.all([
		plain.waitForEvent('download'),
		plain.getByRole('link', { name: 'Download XLSX' }).click()
	]);
	expect(file.suggestedFilename()).toBe(`report-${survey}.xlsx`);
	await context.close();

	const answer = await page.request.get(`/reports/file?survey=${survey}&language=both`);
	expect(answer.headers()['content-type']).toContain('spreadsheetml');
	const body = await answer.body();
	// A ZIP whose last part lists its files: six sheets in each language, or five without months.
	expect(body.subarray(0, 2).toString()).toBe('PK');
	expect(body.toString('latin1').split('xl/worksheets/sheet12.xml').length).toBeGreaterThan(1);
});

test('too few answers make no report and no file', async ({ page, api }) => {
	const survey = await surveyOverMonths(api, 1, () => 0);
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	const few = `survey=${survey}&from=2024-01-01&to=2024-01-05`;
	await page.goto(`/reports?${few}`);
	await expect(page.getByText('Fewer than 5 answers: no numbers are shown')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Download XLSX' })).toHaveCount(0);
	expect((await page.request.get(`/reports/file?${few}`)).status()).toBe(404);
});

test('the report prints on paper of A4 without its controls', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/reports?survey=after-service');
	await expect(page.getByRole('img').first().locator('svg:visible')).toBeVisible();
	await page.setViewportSize({ width: 703, height: 1000 });
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('form')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
		true
	);
});

for (const locale of ['zh', 'en'] as const) {
	test(`has no accessibility violations in ${locale}`, async ({ page }) => {
		test.slow(); // several people and pages, or a report in both languages
		await inLanguage(page, locale);
		await signIn(page, 'manager@demo.test');
		await page.goto('/reports?survey=after-service&site=nowhere&language=both');
		await expect(page.getByRole('img').first().locator('svg:visible')).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`a view is saved, shared, mailed and removed, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		page,
		browser
	}) => {
		test.slow(); // several people and pages, or a report in both languages
		const name = `North ${randomUUID().slice(0, 8)}`;
		await inLanguage(page, 'en');
		await signIn(page, 'agent@demo.test');
		const context = await browser.newContext({
			javaScriptEnabled,
			storageState: await page.context().storageState()
		});
		const plain = await context.newPage();
		await plain.goto(new URL('/reports?survey=after-service&site=north', page.url()).href);
		await plain.getByRole('button', { name: 'Save the view' }).click();
		await expect(plain.getByLabel('Name')).toHaveAccessibleDescription(/needed/);
		await expect(plain.getByLabel('Address')).toHaveValue(
			'/reports?survey=after-service&site=north'
		);
		await plain.getByLabel('Name').fill(name);
		await plain.getByLabel('Address').fill('/dashboard/when?survey=after-service&site=north');
		await plain.getByLabel('Share with colleagues').check();
		await plain.getByRole('button', { name: 'Save the view' }).click();
		await expect(plain.getByText('The view is saved.')).toBeVisible();
		await plain.getByRole('combobox', { name: `Mail: ${name}` }).selectOption('week');
		await plain.getByRole('button', { name: `Change the mail: ${name}` }).click();
		await expect(plain.getByText('How it is sent is changed.')).toBeVisible();
		await expect(plain.getByRole('combobox', { name: `Mail: ${name}` })).toHaveValue('week');

		const colleague = await browser.newPage();
		await inLanguage(colleague, 'en');
		await signIn(colleague, 'trainer@demo.test');
		await colleague.goto('/reports');
		await expect(colleague.getByRole('combobox', { name: `Mail: ${name}` })).toHaveValue('never');
		await expect(colleague.getByRole('button', { name: `Remove the view: ${name}` })).toHaveCount(
			0
		);
		await colleague.getByRole('link', { name }).click();
		await expect(colleague).toHaveURL(/\/dashboard\/when\?survey=after-service&site=north/);
		await colleague.close();

		await plain.getByRole('button', { name: `Remove the view: ${name}` }).click();
		await expect(plain.getByText('The view is removed.')).toBeVisible();
		await expect(plain.getByRole('link', { name })).toHaveCount(0);
		await context.close();
	});
}

test('a mail of a view that is due arrives with its numbers', async ({
	page,
	mailbox,
	databaseUrl
}) => {
	test.slow(); // the worker looks at the clock every few seconds
	const name = `Monthly ${randomUUID().slice(0, 8)}`;
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/reports?survey=after-service');
	await page.getByLabel('Name').fill(name);
	await page.getByLabel('Address').fill('/dashboard?survey=after-service');
	await page.getByRole('button', { name: 'Save the view' }).click();
	await page.getByRole('combobox', { name: `Mail: ${name}` }).selectOption('month');
	await page.getByRole('button', { name: `Change the mail: ${name}` }).click();
	await expect(page.getByText('How it is sent is changed.')).toBeVisible();
	const sql = postgres(databaseUrl, { max: 1 });
	await sql`update public.view_mails m set created_at = now() - interval '40 days'
		from public.saved_views v where v.id = m.view_id and v.name = ${name}`;
	await sql.end();
	const received = async () =>
		(await mailbox.to('manager@demo.test')).find(({ subject }) => subject.includes(name))?.text;
	await expect.poll(received, { timeout: 25_000 }).toMatch(/n = [\d,]+/);
	expect(await received()).toContain('/dashboard?survey=after-service');
});
