/** What was read in customers' words: confirmed or corrected, and the words that a cause is read by. */
import { randomUUID } from 'node:crypto';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type APIRequestContext, type Page } from '../fixtures.ts';
import { inLanguage } from '../../support/monthly-answers.ts';

async function complain(api: APIRequestContext): Promise<void> {
	for (let i = 0; i < 6; i += 1) {
		const words = `Waited three hours, nobody called back. ${randomUUID().slice(0, 8)}`;
		const sent = await api.post('/api/v1/complaints', { data: { words, channel: 'phone' } });
		expect(sent.ok()).toBe(true);
	}
}

async function confirmTheFirst(page: Page): Promise<void> {
	const first = page.getByRole('form', { name: 'Text 1', exact: true });
	const reading = await first.locator('input[name=reading]').inputValue();
	await first.getByLabel('Another cause').selectOption('management_no_follow_up');
	await first.getByLabel('dissatisfied').check();
	await first.getByRole('button', { name: 'Confirm text 1', exact: true }).click();
	await expect(page.getByText('Noted, thank you.')).toBeVisible();
	await expect(page.locator(`input[value="${reading}"]`)).toHaveCount(0);
}

test('a manager corrects what was read, and finds how often it is right', async ({ page, api }) => {
	await complain(api);
	await inLanguage(page, 'en');
	await signIn(page, 'manager@demo.test');
	await page.goto('/dashboard');
	await page.getByRole('link', { name: 'Customers’ words' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText("Customers' own words");
	await expect(page.getByText('because of “waited”').first()).toBeVisible();
	await expect(page.getByText('Felt ignored: “nobody called”').first()).toBeVisible();
	await expect(page.getByText('Not enough data: 30 are needed').first()).toBeVisible();
	await expect(page.getByText('NaN')).toHaveCount(0);
	expect(await violationsOn(page)).toEqual([]);
	await confirmTheFirst(page);
});

test('a word is added to a cause and taken away again', async ({ page }) => {
	const word = `wort${randomUUID().slice(0, 6)}`;
	await inLanguage(page, 'en');
	await signIn(page, 'admin@demo.test');
	await page.goto('/dashboard/words');
	await page.getByLabel('Choose a cause').selectOption('product_facilities');
	await page.getByRole('button', { name: 'Show its words' }).click();
	await page.getByLabel('Add a word').fill(word.toUpperCase());
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText(word, { exact: true })).toBeVisible();
	await page.getByRole('button', { name: `Take “${word}” away` }).click();
	await expect(page.getByText(word, { exact: true })).toHaveCount(0);
});

test('a suggested cause is accepted on the page of its complaint, and taken back', async ({
	page,
	api
}) => {
	const data = { words: 'Waited three hours for the technician.', channel: 'phone' };
	const sent = await api.post('/api/v1/complaints', { data });
	const { reference } = (await sent.json()) as { reference: string };
	await inLanguage(page, 'en');
	await signIn(page, 'agent@demo.test');
	await page.goto(`/cases/${reference}`);
	await expect(page.getByText('Suggested only, nothing is written yet.')).toBeVisible();
	await expect(page.getByText(/Long waiting time, because of “waited”/)).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'Accept “Service · Long waiting time”' }).click();
	await expect(page.getByText('Named by a colleague')).toBeVisible();
	await expect(page.getByText('Cause named', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('Suggested only, nothing is written yet.')).toBeVisible();
	await page.getByRole('link', { name: 'Name another cause' }).click();
	await page.getByLabel('Another cause').selectOption('management_no_follow_up');
	await page.getByRole('button', { name: 'Set', exact: true }).click();
	await expect(page.getByText('Named by a colleague')).toBeVisible();
});

test('who may not change surveys neither sees the tab nor the page', async ({ page }) => {
	await signIn(page, 'agent@demo.test');
	await page.goto('/dashboard?lang=en');
	await expect(page.getByRole('link', { name: 'Instrument' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Customers’ words' })).toHaveCount(0);
	expect((await page.goto('/dashboard/words'))?.status()).toBe(403);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('a text is confirmed all the same', async ({ page, api }) => {
		await complain(api);
		await inLanguage(page, 'en');
		await signIn(page, 'manager@demo.test');
		await page.goto('/dashboard/words');
		await confirmTheFirst(page);
	});
});
