/** The lottery of the second organisation: in the demo organisation it would hold out customers of other journeys. */
import { violationsOn } from '../../support/accessibility.ts';
import type { Page } from '../fixtures.ts';
import { expect, signIn, test } from '../fixtures.ts';

test.describe.configure({ mode: 'serial' });

const PATH = '/dashboard/prevention';
const MANAGER = 'manager@other.test';

async function fillPlan(page: Page): Promise<void> {
	await page.getByLabel('Amber customers expected a week').fill('4.6');
	await page.getByLabel('Customers you can contact a week').fill('3');
	await page.getByLabel('Complaint rate without contact (%)').fill('20');
	await page.getByLabel('Share held out').selectOption('2/6');
	await page.getByLabel('Date of the verdict').fill(daysFromNow(425));
}

const daysFromNow = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a manager is told beforehand what a programme can show, starts it and stops it', async ({
	page
}) => {
	await signIn(page, MANAGER);
	await page.goto(PATH);
	await expect(page.getByText('No programme is running')).toBeVisible();
	await fillPlan(page);
	await expect(page.getByText('a real halving of complaints is recognised in 63%')).toBeVisible();
	await expect(page.getByText('These numbers suggest 40%')).toBeVisible();

	// Without a name and without what is done, nothing begins.
	await page.getByRole('button', { name: 'Start drawing' }).click();
	await expect(page.getByText('Give a name in at least one language.')).toBeVisible();
	await page.getByLabel('Name (English)').fill('Calls within three days');
	await page.getByLabel('What is done with those drawn for contact').fill('A call');
	await page.getByRole('button', { name: 'Start drawing' }).click();
	await expect(page.getByText('The programme has begun')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Calls within three days' })).toBeVisible();
	await expect(page.getByText('Not enough data yet: 0 of 30')).toBeVisible();
	await expect(page.getByText('2 of every 6 (33%)')).toBeVisible();
	await expect(page.getByText('All 0 lots were drawn again: 0 agree.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start drawing' })).toHaveCount(0);

	expect(await violationsOn(page)).toEqual([]);

	await page.getByRole('button', { name: 'Stop the programme' }).click();
	await expect(page.getByText('This is needed.')).toBeVisible();
	await page.getByLabel('Reason').fill('Only tried out');
	await page.getByRole('button', { name: 'Stop the programme' }).click();
	await expect(page.getByText('The programme has been stopped.')).toBeVisible();
	await expect(page.getByText('Reason: Only tried out')).toBeVisible();
});

test('the same without a script: the page calculates, starts and stops', async ({
	browser,
	baseURL,
	extraHTTPHeaders
}) => {
	const context = await browser.newContext({
		javaScriptEnabled: false,
		...(baseURL ? { baseURL } : {}),
		extraHTTPHeaders: { ...extraHTTPHeaders, 'accept-language': 'en' }
	});
	const page = await context.newPage();
	await signIn(page, MANAGER);
	await page.goto(PATH);
	await fillPlan(page);
	await page.getByLabel('What is done with those drawn for contact').fill('A visit');
	await page.getByRole('button', { name: 'Calculate' }).click();
	await expect(page.getByText('a real halving of complaints is recognised in 63%')).toBeVisible();
	await expect(page.getByLabel('What is done with those drawn for contact')).toHaveValue('A visit');
	await page.getByLabel('Name (Chinese)').fill('上门');
	await page.getByRole('button', { name: 'Start drawing' }).click();
	await expect(page.getByRole('heading', { name: '上门' })).toBeVisible();
	await page.getByRole('button', { name: 'Stop the programme' }).click();
	await expect(page.getByText('This is needed.')).toBeVisible();
	await page.getByLabel('Reason').fill('Over');
	await page.getByRole('button', { name: 'Stop the programme' }).click();
	await expect(page.getByText('Reason: Over')).toBeVisible();
	await context.close();
});

test('who contacts customers sees how good the flags are, and nothing of the lottery', async ({
	page,
	baseURL
}) => {
	await signIn(page, 'agent@demo.test');
	await page.goto(PATH);
	await expect(page.getByRole('heading', { name: 'How good the flags are' })).toBeVisible();
	await expect(page.getByText('shown to quality managers and administrators only')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start drawing' })).toHaveCount(0);
	const answer = await page.request.post(`${PATH}?/stop`, {
		form: { reason: 'because' },
		headers: { origin: baseURL ?? '', accept: 'text/html' }
	});
	expect(answer.status()).toBe(403);
});
