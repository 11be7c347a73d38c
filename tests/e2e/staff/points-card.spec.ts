import { expect, signIn, test } from '../fixtures.ts';

// One after the other: each changes the card that the other reads.
test.describe.configure({ mode: 'default' });

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('an administrator sees a change of the card on all customers before it goes live', async ({
			page
		}) => {
			await signIn(page, 'admin@demo.test');
			await page.goto('/settings/risk');
			const before = Number(/version (\d+)/.exec(await page.locator('main').innerText())?.[1]);
			// A fact that no customer of the demo has: nobody else's journey changes by it.
			const points = page.getByRole('group', { name: 'cancellation' }).getByLabel('Points');
			const next = (await points.inputValue()) === '3' ? '2' : '3';
			await points.fill('many');
			await page.getByRole('button', { name: 'Preview on all customers' }).click();
			await expect(page.getByText('Write a whole number.')).toBeVisible();
			await expect(points).toHaveValue('many');
			await page.getByRole('link', { name: 'cancellation · Points' }).click();
			await expect(points).toBeInViewport();
			await points.fill(next);
			// Words are people's own, whatever signs are in them.
			const words = page.getByLabel('Chinese words, and numbers');
			await words.fill(`${await words.inputValue()}、处`);
			const ignored = page.getByRole('group', { name: /treated with respect/ });
			const [partly, no] = [
				ignored.getByLabel('Not always'),
				ignored.getByLabel('No', { exact: true })
			];
			await no.setChecked(false);
			await page.getByRole('button', { name: 'Preview on all customers' }).click();
			await expect(page.getByText('A word needs two Chinese characters')).toBeVisible();
			await expect(page.getByText('Choose at least one.')).toBeVisible();
			const word = `消保处(${before})`;
			await words.fill((await words.inputValue()).replace(/、处$/, `、${word}`));
			await no.setChecked(true);
			await partly.setChecked(before % 2 === 0);
			await page.getByLabel('Why you change it').fill('Cancellations weigh otherwise.');
			await page.getByRole('button', { name: 'Preview on all customers' }).click();
			await expect(page.getByRole('heading', { name: /who would change band/ })).toBeVisible();
			await expect(page.getByRole('cell', { name: '0', exact: true }).first()).toBeVisible();
			await expect(page.getByText(`“${word}”: in 0 of`)).toBeVisible();
			await page.getByRole('button', { name: 'Put into use' }).click();
			await expect(page.getByText(`Version ${before + 1} is in use.`)).toBeVisible();
			const row = page.getByRole('row').filter({ hasText: 'Cancellations weigh otherwise.' });
			await expect(row.first()).toContainText(`cancellation +${next === '3' ? 2 : 3} → +${next}`);
			await expect(row.first()).toContainText('Admin');
			expect((await words.inputValue()).split('、')).toContain(word);
			await expect(no).toBeChecked();
			await expect(partly).toBeChecked({ checked: before % 2 === 0 });
		});
	});
}

test('a quality manager reads the card and cannot change it', async ({ page, baseURL }) => {
	await signIn(page, 'manager@demo.test');
	await page.goto('/settings/risk');
	await expect(page.getByText('Only administrators can change it.')).toBeVisible();
	await expect(
		page.getByRole('group', { name: 'cancellation' }).getByLabel('Points')
	).toBeDisabled();
	await expect(
		page.getByText(/Can be checked on your data: [\d,]+ customers observed/)
	).toBeVisible();
	const answer = await page.request.post('/settings/risk?/accept', {
		form: { based_on: '1' },
		headers: { origin: baseURL ?? '', accept: 'text/html' }
	});
	expect(answer.status()).toBe(403);
});

test('an agent does not see the card', async ({ page }) => {
	await signIn(page, 'agent@demo.test');
	expect((await page.goto('/settings/risk'))?.status()).toBe(403);
});
