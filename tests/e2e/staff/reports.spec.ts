import AxeBuilder from '@axe-core/playwright';
import { inLanguage, surveyOverMonths } from '../../support/monthly-answers.ts';
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
	await expect(report.getByRole('img', { name: /Control chart/ })).toBeVisible();
	await expect(page.getByText('NaN')).toHaveCount(0);

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
	await expect(page.getByRole('img').first().locator('canvas')).toBeVisible();
	await page.setViewportSize({ width: 703, height: 1000 });
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('form')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
		true
	);
});

for (const locale of ['zh', 'en'] as const) {
	for (const theme of ['light', 'dark'] as const) {
		test(`has no accessibility violations in ${locale}, ${theme}`, async ({ page }) => {
			await inLanguage(page, locale, theme);
			await signIn(page, 'manager@demo.test');
			await page.goto('/reports?survey=after-service&site=nowhere&language=both');
			await expect(page.getByRole('img').first().locator('canvas')).toBeVisible();
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
		});
	}
}
