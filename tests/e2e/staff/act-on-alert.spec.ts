import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { expect, signIn, test, type APIRequestContext } from '../fixtures.ts';

type Encounter = { customer: string; token: string };

/** A customer of this test alone, with a service contact and a link to the survey about it. */
async function serve(api: APIRequestContext): Promise<Encounter> {
	const customer = `ACT-${randomUUID().slice(0, 8)}`;
	const ended = Date.now() - 60_000;
	const answer = await api.post('/api/v1/encounters', {
		data: {
			external_id: `E-${customer}`,
			customer: { external_id: customer, name: `Act ${customer}`, phone: '13800000000' },
			site: 'north',
			service: 'repair',
			channel: 'visit',
			started_at: new Date(ended - 3_600_000).toISOString(),
			ended_at: new Date(ended).toISOString(),
			promised: { wait_minutes: 15 },
			measured: { wait_minutes: 42 },
			invite: 'after-service'
		}
	});
	expect(answer.status(), await answer.text()).toBe(201);
	const { invitation } = (await answer.json()) as { invitation: { url: string } };
	return { customer, token: new URL(invitation.url).pathname.split('/').at(-1) ?? '' };
}

/** What the public page sends: low on responsiveness, and words that ask for a person. */
async function complain(databaseUrl: string, token: string): Promise<void> {
	const database = postgres(databaseUrl, { max: 1 });
	try {
		const items = await database<{ code: string; dimension: string }[]>`
			select t.code, t.dimension from public.invitations v
			join public.surveys s on s.organization_id = v.organization_id and s.id = v.survey_id
			join public.instrument_items t on t.organization_id = s.organization_id and t.instrument_id = s.instrument_id
			where v.token_hash = sha256(convert_to(${token}, 'UTF8')) order by t.position`;
		expect(items.length).toBeGreaterThan(0);
		const rate = (low: number, high: number) =>
			Object.fromEntries(
				items.map(({ code, dimension }) => [code, dimension === 'responsiveness' ? low : high])
			);
		await database`select public.submit_response(${token}, ${database.json({
			submission_id: randomUUID(),
			locale: 'zh',
			perceptions: rate(2, 6),
			expectations: rate(7, 6),
			overall: 2,
			comment: '再不解决我就打12345'
		})})`;
	} finally {
		await database.end();
	}
}

test('an answer shows on an open page within 5 seconds, and is acted on to the end', async ({
	page,
	api,
	databaseUrl
}) => {
	test.slow(); // a whole journey, with the waiting that it measures
	const { customer, token } = await serve(api);
	await signIn(page, 'agent@demo.test');
	await page.goto(`/customers?search=${customer}&lang=en`);
	const row = page.getByRole('row').filter({ hasText: customer });
	await expect(row).toContainText('+1 waited 42 min, promised 15 (Repair visit');
	await page.evaluate(() => Object.assign(window, { hasNotReloaded: true }));

	await complain(databaseUrl, token);
	await expect(row).toContainText('Must act', { timeout: 5_000 });
	await expect(row).toContainText('mentioned: 12345');
	await expect(row).toContainText('+2 Responsiveness gap −5 (“After-service survey”');
	await expect(row).toContainText('To contact');
	expect(await page.evaluate(() => 'hasNotReloaded' in window)).toBe(true);

	await page.goto(`/customers?search=${customer}&lang=zh`);
	await expect(row).toContainText('提到：12345');
	await expect(row).toContainText('+2 响应性差距 −5');

	await page.goto(`/customers/${customer}?lang=en`);
	await expect(page.getByText(/^Must act, 5 points/)).toBeVisible();
	await page.getByRole('link', { name: 'Record an attempt' }).click();
	const attempt = page.getByRole('group').filter({ hasText: 'Record an attempt' });
	await attempt.getByRole('button', { name: 'Record attempt' }).click();
	await expect(attempt.getByText('This is needed.')).toBeVisible();
	await attempt.getByLabel('Channel').selectOption('phone');
	await attempt.getByLabel('Note').fill('Rang out');
	await attempt.getByRole('button', { name: 'Record attempt' }).click();
	await expect(page.getByText('Contact attempt, not reached')).toBeVisible();

	await page.getByText('Record contact', { exact: true }).first().click();
	const contact = page.getByRole('group').filter({ hasText: 'You spoke with the customer.' });
	await contact.getByLabel('Channel').selectOption('phone');
	await contact.getByRole('button', { name: 'Record contact' }).click();
	await expect(page.getByText('Customer contacted')).toBeVisible();

	await page.getByText('Record the outcome', { exact: true }).click();
	const close = page.getByRole('group').filter({ hasText: 'Closes the case.' });
	await close.getByLabel('Outcome').selectOption('solved');
	await close.getByRole('button', { name: 'Close the case' }).click();
	await expect(page.getByText('Outcome: Solved')).toBeVisible();

	await page.goto(`/customers/${customer}?lang=en`);
	await expect(page.getByText('−2 problem solved').first()).toBeVisible();
	await expect(page.getByText('No open case.')).toBeVisible();
	const story = await page
		.getByRole('region', { name: 'What happened' })
		.getByRole('listitem')
		.allInnerTexts();
	const place = (words: string) => story.findIndex((entry) => entry.includes(words));
	const order = [
		'Survey answered',
		'mentioned: 12345',
		'Alert: Must act',
		'opened',
		'Contact attempt',
		'Customer contacted',
		'Outcome: Solved'
	].map(place);
	expect(order).not.toContain(-1);
	expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('what somebody is typing survives the news', async ({ page, api, databaseUrl }) => {
	test.slow();
	const { customer, token } = await serve(api);
	const other = await serve(api);
	await complain(databaseUrl, token);
	await signIn(page, 'agent@demo.test');
	await page.goto(`/customers/${customer}?lang=en`);
	await page.getByRole('link', { name: 'Record contact' }).click();
	const note = page
		.getByRole('group')
		.filter({ hasText: 'You spoke with the customer.' })
		.getByLabel('Note');
	await note.fill('half a sen');
	await complain(databaseUrl, other.token);
	// The news is asked for, twice over, and left for later.
	for (const ask of [1, 2]) {
		const news = await page.waitForResponse((response) => response.url().endsWith('/pulse'));
		expect(news.ok(), `pulse ${ask}`).toBe(true);
	}
	await expect(note).toHaveValue('half a sen');
});

test('a click is not lost to news that come while its page is on the way', async ({
	page,
	api,
	databaseUrl
}) => {
	test.slow();
	const { customer, token } = await serve(api);
	await complain(databaseUrl, token);
	await signIn(page, 'agent@demo.test');
	await page.goto(`/customers/${customer}?lang=en`);
	// The next page takes longer than it takes until the news are asked for.
	let release = () => {};
	const released = new Promise<void>((resolve) => (release = resolve));
	await page.route(/\/cases(\/__data\.json)?(\?|$)/, async (route) => {
		await released;
		await route.continue();
	});
	const other = await serve(api);
	const asked = page.waitForResponse((response) => response.url().endsWith('/pulse'));
	await complain(databaseUrl, other.token);
	await page.getByRole('navigation').getByRole('link', { name: 'Cases' }).click();
	await asked;
	// The data of this page would be loaded again here, in place of the other.
	const again = page.waitForResponse((response) => response.url().endsWith('/pulse'));
	await again;
	release();
	await expect(page).toHaveURL(/\/cases/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cases');
});

test('a trainer sees no customers and no cases', async ({ page }) => {
	await signIn(page, 'trainer@demo.test');
	await page.goto('/dashboard');
	await expect(page.getByRole('link', { name: /^(Customers|客户)$/ })).toHaveCount(0);
	for (const address of ['/customers', '/customers/C-1001', '/cases', '/cases/P-00000000']) {
		expect((await page.goto(address))?.status()).toBe(403);
	}
});

test("another organisation's customer and case are not found", async ({
	page,
	api,
	databaseUrl
}) => {
	const { customer, token } = await serve(api);
	await complain(databaseUrl, token);
	await signIn(page, 'agent@demo.test');
	expect((await page.goto(`/customers/${customer}`))?.status()).toBe(200);
	const address = await page.getByRole('link', { name: /^P-/ }).first().getAttribute('href');
	expect((await page.goto(address ?? ''))?.status()).toBe(200);

	await page.context().clearCookies();
	await signIn(page, 'manager@other.test');
	expect((await page.goto(`/customers/${customer}`))?.status()).toBe(404);
	expect((await page.goto(address ?? ''))?.status()).toBe(404);
});
