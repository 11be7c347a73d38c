/** A complaint by telephone: recorded, taken up, answered, closed and reopened, with what its complainant sees. */
import { randomUUID } from 'node:crypto';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';

const own = (prefix: string) => `${prefix}-${randomUUID().slice(0, 8)}`;

/** Opens a step of the case, which is folded until it is wanted. */
async function step(page: Page, name: string): Promise<void> {
	await page.locator('summary', { hasText: name }).click();
}

test('an agent records a complaint, answers it, closes it with its cause, and reopens it', async ({
	page
}) => {
	test.slow(); // the whole way of a complaint
	const words = own('The meter was read wrongly');
	const secret = own('internal');
	await signIn(page, 'agent@demo.test');
	await page.goto('/cases?kind=complaint&lang=en');
	await page.getByRole('link', { name: 'Record a complaint' }).click();
	await page.getByRole('button', { name: 'Record the complaint' }).click();
	await expect(page.getByText('This is needed.').first()).toBeVisible();
	await page.getByLabel(/^The complaint/).fill(words);
	await page.getByLabel(/How it came/).selectOption('phone');
	await page.getByLabel(/Customer number/).fill('nobody-there');
	await page.getByRole('button', { name: 'Record the complaint' }).click();
	await expect(page.getByText('There is no customer with this number.')).toBeVisible();
	await expect(page.getByLabel(/^The complaint/)).toHaveValue(words);
	await page.getByLabel(/Customer number/).fill('');
	await page.getByRole('button', { name: 'Record the complaint' }).click();
	await page.waitForURL(/\/cases\/C-\w{12}/);
	const path = new URL(page.url()).pathname;
	await expect(page.getByText(words)).toBeVisible();

	await step(page, 'Take it up');
	await page.getByLabel(/Note \(only colleagues see it\)/).fill(secret);
	await page.getByRole('button', { name: 'Take it up' }).click();
	await expect(page.getByText('In progress')).toBeVisible();
	await step(page, 'Answer the complainant');
	await page.getByLabel(/Answer \(the complainant reads it\)/).fill('We have read it again.');
	await page.getByRole('button', { name: 'Give this answer' }).click();
	await expect(page.getByText('Answered to the complainant')).toBeVisible();

	await step(page, 'Close the complaint');
	await page.getByLabel(/Main cause/).selectOption('unknown');
	await page.getByLabel(/Outcome/).selectOption('solved');
	await page.getByRole('button', { name: 'Close it' }).click();
	await expect(page.getByText('This is needed.')).toBeVisible();
	await page.getByLabel(/Main cause/).selectOption('information_misunderstood');
	await page.getByRole('button', { name: 'Close it' }).click();
	await expect(page.getByText('Understood differently from what was told')).toBeVisible();

	const tracked = page.getByRole('link', { name: 'What the complainant sees' });
	const address = (await tracked.getAttribute('href')) ?? '';
	const shown = await (await page.request.get(address)).text();
	expect(shown).toContain('We have read it again.');
	expect(shown).not.toContain(secret);
	expect(shown).not.toContain(words);

	await page.goto(path);
	await step(page, 'Reopen');
	await page.getByLabel(/Reason/).fill('They called again');
	await page.getByRole('button', { name: 'Reopen it' }).click();
	await expect(page.getByText('They called again')).toBeVisible();
	await page.goto('/cases?kind=complaint&lang=zh');
	await expect(
		page.getByRole('row').filter({ hasText: path.split('/').at(-1) ?? '' })
	).toContainText('重新打开');
});

test('the pages of a complaint keep nobody out', async ({ page, api }) => {
	const answer = await api.post('/api/v1/complaints', { data: { words: 'Cold', contact: '1' } });
	const { reference } = (await answer.json()) as { reference: string };
	await signIn(page, 'agent@demo.test');
	const pages = [
		'/cases?kind=complaint&lang=zh',
		'/cases/new?lang=zh',
		`/cases/${reference}?do=start&lang=en`
	];
	for (const path of pages) {
		await page.goto(path);
		expect(await violationsOn(page), path).toEqual([]);
	}
});

test('a manager brings complaints in from a file, line by line', async ({ page }) => {
	await signIn(page, 'manager@demo.test');
	await page.goto('/cases/import?lang=zh');
	const id = own('K');
	const lines = [
		'external_id,received_at,channel,cause,words,site',
		`${id},2026-02-01,phone,service_waiting_time,等了很久,north`,
		`${id}-2,2026-02-01,pigeon,,,`,
		`${id}-3,2026-02-01,phone,,,nowhere`
	];
	const file = {
		name: 'complaints.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(lines.join('\n'))
	};
	await page.getByLabel('CSV').setInputFiles(file);
	await page.getByRole('button', { name: '导入' }).click();
	await expect(page.getByText('已导入 1 条，已有 0 条，未导入 2 条。')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'pigeon' })).toContainText('不是渠道代码');
	await expect(page.getByRole('row').filter({ hasText: 'nowhere' })).toContainText(
		'不是已有的网点'
	);
	expect(await violationsOn(page)).toEqual([]);
	await page.getByLabel('CSV').setInputFiles(file);
	await page.getByRole('button', { name: '导入' }).click();
	await expect(page.getByText('已导入 0 条，已有 1 条，未导入 2 条。')).toBeVisible();
});
