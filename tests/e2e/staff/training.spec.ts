import { randomUUID } from 'node:crypto';
import { violationsOn } from '../../support/accessibility.ts';
import { inLanguage, surveyOfTeams } from '../../support/monthly-answers.ts';
import { expect, signIn, test, type APIRequestContext, type Page } from '../fixtures.ts';

const PERIOD = 'from=2024-07-01&to=2024-12-31';

/** Three teams over a year; the one at Old Town is worse, and gets better in the second half. */
const teams = (api: APIRequestContext) =>
	surveyOfTeams(api, 12, [
		{ site: 'north', shift: () => 0 },
		{ site: 'riverside', shift: () => 0 },
		{
			site: 'old-town',
			shift: (month) => (month < 6 ? -2 : -1),
			comment: 'Nobody calls back. Write to me at jo@example.org or 138 0013 8000.'
		}
	]);

const dimensions = (page: Page) => page.getByRole('region', { name: 'Dimensions in numbers' });

test('a team’s page says what is weak, what is noise, and what customers say without their names', async ({
	page,
	api
}) => {
	const survey = await teams(api);
	await inLanguage(page, 'en');
	await signIn(page, 'trainer@demo.test');
	await page.goto(`/training?survey=${survey}&site=old-town&${PERIOD}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Old Town');
	for (const name of ['Reliability', 'Empathy']) {
		const row = dimensions(page).getByRole('row', { name });
		await expect(row).toContainText('Below the others');
		await expect(row).toContainText('against n = 144');
	}
	await expect(page.getByRole('main')).toContainText('Nobody calls back. Write to me at … or ….');
	await expect(page.getByRole('main')).not.toContainText('13800');
	await expect(page.getByText('NaN')).toHaveCount(0);
});

test('teams that are alike are not told apart', async ({ page, api }) => {
	const survey = await surveyOfTeams(api, 6, [
		{ site: 'north', shift: () => 0 },
		{ site: 'riverside', shift: () => 0 }
	]);
	await inLanguage(page, 'en');
	await signIn(page, 'trainer@demo.test');
	await page.goto(`/training?survey=${survey}&site=north&from=2024-01-01&to=2024-06-30`);
	await expect(dimensions(page).getByText('Not distinguishable from the rest')).toHaveCount(5);
});

for (const javaScriptEnabled of [true, false]) {
	test(`a training is noted, compared with the time before, and marked on the chart, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		page,
		api,
		browser
	}) => {
		const survey = await teams(api);
		test.slow(); // five pages in one journey
		const trained = `Calling back ${randomUUID().slice(0, 8)}`;
		await inLanguage(page, 'en');
		await signIn(page, 'trainer@demo.test');
		const context = await browser.newContext({
			javaScriptEnabled,
			storageState: await page.context().storageState()
		});
		const plain = await context.newPage();
		const at = (path: string) => new URL(path, page.url()).href;
		await plain.goto(at(`/training?survey=${survey}&site=old-town&${PERIOD}`));
		await expect(plain.getByLabel('Team').last()).toHaveValue('old-town');
		await plain.getByRole('button', { name: 'Note the training' }).click();
		await expect(plain.getByLabel('Day', { exact: true })).toHaveAccessibleDescription(
			/Choose a day/
		);
		await plain.getByLabel('Day', { exact: true }).fill('2024-06-12');
		await plain.getByLabel('What was trained (English)').fill(trained);
		await plain.getByRole('button', { name: 'Note the training' }).click();
		await expect(plain.getByText('It stands as a mark')).toBeVisible();
		await plain.goto(at(`/training?survey=${survey}&site=old-town&${PERIOD}`));
		await expect(plain.getByRole('main')).toContainText(`Last training: ${trained} (12 Jun 2024)`);
		await expect(dimensions(plain).getByText('Better')).toHaveCount(5);

		await plain.goto(at(`/dashboard/when?survey=${survey}&site=old-town`));
		if (javaScriptEnabled) await plain.getByText(/Data table and downloads: Control/).click();
		await expect(
			plain.getByRole('region', { name: /Control chart/ }).getByRole('row', { name: /Jun 2024/ })
		).toContainText(trained);
		// Trainers take back their own notes here, and write no other events there.
		await expect(plain.getByRole('button', { name: 'Note the event' })).toHaveCount(0);
		await plain.goto(at(`/training?survey=${survey}&site=old-town&${PERIOD}`));
		await plain.getByRole('button', { name: `Remove: ${trained}` }).click();
		await expect(plain.getByText('Removed.')).toBeVisible();
		await context.close();
	});
}

test('too few answers show no page, and no comments', async ({ page, api }) => {
	const survey = await surveyOfTeams(api, 1, [{ site: 'north', shift: () => 0, comment: 'Cold' }]);
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto(`/training?survey=${survey}&from=2024-01-01&to=2024-01-06`);
	await expect(page.getByText('Fewer than 5 answers: no numbers are shown')).toBeVisible();
	await page.goto(`/training?survey=${survey}&from=2024-01-01&to=2024-01-10`);
	await expect(page.getByText('Not shown: fewer than ten answers')).toBeVisible();
	await page.goto(`/training?survey=${survey}&from=2024-01-01&to=2024-01-31`);
	await expect(page.getByText('Cold')).toBeVisible();
});

test('agents find no such page', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'agent@demo.test');
	const answer = await page.goto('/training');
	expect(answer?.status()).toBe(403);
	await expect(page.getByRole('link', { name: 'Training' })).toHaveCount(0);
});

test('the page prints on paper of A4 without its controls', async ({ page }) => {
	await inLanguage(page, 'en');
	await signIn(page, 'trainer@demo.test');
	await page.goto('/training?survey=after-service');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('form')).toHaveCount(0);
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByText('One thing we will do differently')).toBeVisible();
	await page.setViewportSize({ width: 703, height: 1000 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
		true
	);
});

for (const locale of ['zh', 'en'] as const) {
	test(`has no accessibility violations in ${locale}`, async ({ page }) => {
		await inLanguage(page, locale);
		await signIn(page, 'trainer@demo.test');
		await page.goto('/training?survey=after-service&site=nowhere');
		await expect(page.getByRole('table').first()).toBeVisible();
		expect(await violationsOn(page)).toEqual([]);
	});
}
