/** What pages are on paper: what one reads, not what one does with them. */
import { expect, signIn, test } from '../fixtures.ts';

const CONTROLS = 'main :is(form, button, select, textarea, input):visible';

test('what is read comes to paper without its controls, in light, and no chart lies on what follows', async ({
	page
}) => {
	await signIn(page, 'manager@demo.test');
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const path of ['/dashboard', '/dashboard/prevention', '/dashboard/words', '/customers']) {
		await page.goto(`${path}?lang=en`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator(CONTROLS), path).toHaveCount(0);
		expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
			'light'
		);
	}
	await page.goto('/dashboard?lang=en');
	const kinds = page.locator('main :has(> figure)');
	expect(await kinds.count()).toBeGreaterThan(2);
	expect(
		await kinds.evaluateAll((all) => all.map((each) => getComputedStyle(each).display))
	).not.toContain('grid');
});

test('a page that is filled in comes to paper as it is filled in', async ({ page }) => {
	await signIn(page, 'admin@demo.test');
	await page.emulateMedia({ media: 'print' });
	await page.goto('/settings/organization?lang=en');
	await expect(page.getByLabel(/Answered within how many calendar days/)).toBeVisible();
});
