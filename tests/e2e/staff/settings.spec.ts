import { expect, signIn, test } from '../fixtures.ts';

test('only administrators open the settings', async ({ page }) => {
	await signIn(page, 'manager@demo.test');
	for (const path of ['/settings/keys', '/settings/organization', '/settings/contact']) {
		expect((await page.goto(path))?.status()).toBe(403);
	}
});

test('an administrator cannot change their own role, not even by hand', async ({
	page,
	baseURL
}) => {
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings');
	const own = page.getByRole('row').filter({ hasText: 'admin@demo.test' });
	await expect(own).toContainText('You');
	await expect(own.getByRole('button')).toHaveCount(0);
	const other = page.getByRole('row').filter({ hasText: 'trainer@demo.test' });
	await expect(other.getByRole('button', { name: 'Shut out' })).toBeVisible();
	const cookie = (await page.context().cookies()).find(({ name }) => name === 'heed')?.value ?? '';
	const session = cookie.replace('base64-', '');
	const { user } = JSON.parse(Buffer.from(session, 'base64url').toString()) as {
		user: { id: string };
	};
	const answer = await page.request.post('/settings?/membership', {
		form: { user: user.id, role: 'agent', is_active: 'no' },
		headers: { origin: baseURL ?? '', accept: 'text/html', 'accept-language': 'en' }
	});
	expect(answer.status()).toBe(403);
	expect(await answer.text()).toContain('You cannot change your own role');
});

test('an API key is shown once, opens the API, and is dead once revoked', async ({
	page,
	request
}) => {
	const name = `Queue ${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings/keys');
	await page.getByLabel('What it is for').fill(name);
	await page.getByRole('button', { name: 'Make a key' }).click();
	const notice = page.getByRole('alert');
	await expect(notice).toContainText('Copy the key now');
	const key = await notice.locator('code').innerText();
	expect(key).toMatch(/^heed_[\w-]{40,}$/);
	await page.reload();
	await expect(page.getByText(key)).toHaveCount(0);
	const call = () => request.get('/api/v1/sites', { headers: { authorization: `Bearer ${key}` } });
	expect((await call()).status()).toBe(200);
	await page.getByRole('button', { name: `Revoke the key “${name}”` }).click();
	await expect(page.getByText('The key is revoked')).toBeVisible();
	expect((await call()).status()).toBe(401);
});

test('the chosen language is remembered', async ({ page }) => {
	await signIn(page, 'trainer@demo.test');
	await page.goto('/surveys');
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '问卷' })).toBeVisible();
	await page.goto('/surveys?lang=zh');
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page).toHaveURL(/\/surveys$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Surveys' })).toBeVisible();
});

test('a quality manager makes a survey, opens it, fills it from a file and closes it', async ({
	page
}) => {
	const code = `winter-${crypto.randomUUID().slice(0, 8)}`;
	await signIn(page, 'manager@demo.test');
	await page.goto('/surveys/new?instrument=servqual-22');
	await page.getByRole('radio', { name: 'Perception only' }).check();
	await page.getByLabel('Title in English').fill('Winter survey');
	await page.getByLabel('Title in Chinese').fill('');
	await page.getByLabel('Code').fill(code);
	await page.getByRole('button', { name: 'Make the draft' }).click();
	await expect(page.getByText('Each language of the survey needs a title.')).toBeVisible();
	await page.getByLabel('Title in Chinese').fill('冬季调查');
	await page.getByRole('button', { name: 'Make the draft' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Edit survey' })).toBeVisible();
	await page.getByRole('link', { name: 'Overview' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Winter survey' })).toBeVisible();
	await expect(page.getByText('A draft takes no answers.')).toBeVisible();
	await expect(page.getByText('Staff are polite every time')).toBeVisible();
	await expect(page.getByText('员工始终有礼貌')).toBeVisible();
	await page.getByRole('button', { name: 'Open survey' }).click();
	await expect(page.getByText('The survey is open and takes answers.')).toBeVisible();

	const rows = ['submission_id,submitted_at,p_t1,p_t2', 'a,2026-05-03,6,7', 'b,2026-05-03,99,7'];
	const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
	await page.getByLabel('CSV file').setInputFiles(file);
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByText('Accepted: 1. Duplicates: 0. Rejected rows: 1.')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Rejected rows' })).toContainText('"99"');
	await page.getByLabel('CSV file').setInputFiles(file);
	await page.getByRole('button', { name: 'Import' }).click();
	await expect(page.getByText('Accepted: 0. Duplicates: 1. Rejected rows: 1.')).toBeVisible();

	await page.getByRole('button', { name: 'Close survey' }).click();
	await expect(page.getByText('The survey is closed.')).toBeVisible();
	await page.goto('/surveys');
	await expect(page.getByRole('row').filter({ hasText: code })).toContainText('Closed');
});

test('an administrator changes how soon complaints are answered and who finds the form, and anybody can see it', async ({
	page,
	context
}) => {
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings/organization?lang=en');
	const days = page.getByLabel(/Answered within how many calendar days/);
	const before = await days.inputValue();
	await days.fill('soon');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(days).toHaveAttribute('aria-invalid', 'true');
	await days.fill('12');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	const form = await context.request.get('/complain?organization=demo&lang=en');
	expect(await form.text()).toContain('within 12 days');
	const address = page.getByRole('link', { name: /\/complain\?organization=demo$/ });
	await expect(address).toHaveAttribute('href', /^http.+\/complain\?organization=demo$/);
	await expect(page.getByLabel('List us where anybody starts a complaint')).toBeChecked();
	await days.fill(before);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(days).toHaveValue(before);
});
