/** From the invitation to the answer, and out of it again: mail, states, reminders, one click. */
import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { violationsOn } from '../../support/accessibility.ts';
import { openSurvey } from '../../support/invite.ts';
import { expect, signIn, test, type APIRequestContext, type Page } from '../fixtures.ts';

/** The worker looks for reminders every few seconds, less often on a busy machine. */
const REMINDED = { timeout: 45_000 };
const DELIVERED = { timeout: 15_000 };

test.beforeAll(async ({ databaseUrl }) => {
	// Journeys run at any hour, and the demo keeps its nights quiet.
	await withDatabase(databaseUrl, async (sql) => {
		await sql`update public.contact_rules set quiet_from = '00:00', quiet_until = '00:00'
			where organization_id = (select id from public.organizations where code = 'demo')`;
	});
});

async function withDatabase<T>(url: string, act: (sql: Sql) => Promise<T>): Promise<T> {
	const sql = postgres(url, { max: 1, onnotice: () => {} });
	try {
		return await act(sql);
	} finally {
		await sql.end();
	}
}

/** A customer with an address, known through a service contact. */
async function newCustomer(api: APIRequestContext) {
	const id = `C-${randomUUID()}`;
	const email = `${randomUUID().slice(0, 8)}@example.test`;
	const recorded = await api.post('/api/v1/encounters', {
		data: {
			external_id: `E-${id}`,
			customer: { external_id: id, email, name: 'Anna Reed', locale: 'en' },
			...{ site: 'north', service: 'repair', channel: 'visit' },
			...{ started_at: '2026-11-02T01:00:00Z', ended_at: '2026-11-02T02:00:00Z' }
		}
	});
	expect(recorded.ok(), await recorded.text()).toBe(true);
	return { id, email, encounter: `E-${id}` };
}

async function inviteByMail(api: APIRequestContext, survey: string, encounter: string) {
	const invited = await api.post(`/api/v1/surveys/${survey}/invitations`, {
		data: { encounter, channel: 'email' }
	});
	expect(invited.status(), await invited.text()).toBe(201);
	return ((await invited.json()) as { url: string }).url;
}

const tokenOf = (url: string) => new URL(url).pathname.split('/')[2] ?? '';

async function answer(sql: Sql, url: string): Promise<void> {
	const given = { submission_id: randomUUID(), locale: 'en', perceptions: { t1: 6 }, overall: 6 };
	await sql`select public.submit_response(${tokenOf(url)}, ${sql.json(given)})`;
}

async function stateOf(page: Page, customer: string): Promise<string> {
	await page.reload();
	return page.getByRole('row').filter({ hasText: customer }).locator('td').first().innerText();
}

async function expectAccessible(page: Page): Promise<void> {
	expect(await violationsOn(page)).toEqual([]);
}

test('an invitation arrives by mail with a link that works, and its page tells how far it has come', async ({
	page,
	context,
	api,
	mailbox,
	databaseUrl
}) => {
	const survey = await openSurvey(api);
	const { id, email, encounter } = await newCustomer(api);
	const url = await inviteByMail(api, survey, encounter);
	const { text, links, headers } = await mailbox.waitFor(email, 'would like to know how we did');
	expect(text).toMatch(
		/Dear Anna Reed,\s+On 2 Nov 2026 we served you: Repair visit, North station\./
	);
	expect(links[0]).toBe(url);
	expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');

	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${survey}/invitations`);
	await expect.poll(() => stateOf(page, id), DELIVERED).toBe('Sent');
	const phone = await context.newPage();
	await phone.goto(new URL(links[0] ?? '').pathname);
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Test survey');
	await withDatabase(databaseUrl, async (sql) => {
		await expect.poll(() => stateOf(page, id)).toBe('Opened');
		await sql`select public.save_draft(${tokenOf(url)}, '{"p_t1": "6"}')`;
		await expect.poll(() => stateOf(page, id)).toBe('Started');
		await answer(sql, url);
		await expect.poll(() => stateOf(page, id)).toBe('Answered');
	});
	await expect(page.getByRole('group', { name: 'Response rate' })).toContainText('100%');
	await expect(page.getByRole('group', { name: 'Response rate' })).toContainText('1 of 1');
	await expectAccessible(page);
});

test('who has not answered is reminded; an answer stops it', async ({
	api,
	mailbox,
	databaseUrl
}) => {
	test.slow();
	const survey = await openSurvey(api);
	const silent = await newCustomer(api);
	const quick = await newCustomer(api);
	await inviteByMail(api, survey, silent.encounter);
	const answered = await inviteByMail(api, survey, quick.encounter);
	await mailbox.waitFor(silent.email);
	await mailbox.waitFor(quick.email);
	await withDatabase(databaseUrl, async (sql) => {
		await answer(sql, answered);
		await sql`update public.invitations v set sent_at = now() - interval '4 days' from public.surveys s
			where s.id = v.survey_id and s.code = ${survey}`;
	});
	await expect
		.poll(async () => (await mailbox.to(silent.email)).map(({ subject }) => subject), REMINDED)
		.toEqual([expect.stringMatching(/would like/), expect.stringMatching(/^A reminder/)]);
	expect(await mailbox.to(quick.email)).toHaveLength(1);
});

test('one click of a mail program ends all invitations, also of a spent link, and can be taken back', async ({
	page,
	playwright,
	baseURL,
	api,
	mailbox,
	databaseUrl
}) => {
	const survey = await openSurvey(api);
	const { id, email, encounter } = await newCustomer(api);
	const url = await inviteByMail(api, survey, encounter);
	const { headers } = await mailbox.waitFor(email);
	const target = (headers['list-unsubscribe'] ?? '').replace(/^<|>$/g, '');
	expect(target).toBe(`${url}/unsubscribe`);
	await withDatabase(databaseUrl, (sql) => answer(sql, url));
	const { pathname } = new URL(target);

	// Looking changes nothing, so that scanners of mail do no harm.
	await page.goto(pathname);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No more invitations');

	const mailProgram = await playwright.request.newContext({
		...(baseURL === undefined ? {} : { baseURL }),
		extraHTTPHeaders: { origin: 'https://webmail.example' }
	});
	const clicked = await mailProgram.post(pathname, {
		form: { 'List-Unsubscribe': 'One-Click' },
		maxRedirects: 0
	});
	expect(clicked.status()).toBe(200);
	await mailProgram.dispose();

	const other = await openSurvey(api);
	await inviteByMail(api, other, encounter);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${other}/invitations`);
	await expect.poll(() => stateOf(page, id), DELIVERED).toBe('Not sent');
	await expect(page.getByRole('row').filter({ hasText: id })).toContainText('has unsubscribed');
	await page.goto(`/surveys/${other}/invitations?state=held_back`);
	await expect(page.getByRole('row').filter({ hasText: 'Anna Reed' })).toContainText('Left out');
	await expectAccessible(page);
	expect(await mailbox.to(email)).toHaveLength(1);

	await page.goto(pathname);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed');
	await page.getByRole('button', { name: 'Receive invitations again' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No more invitations');
	await page.getByRole('button', { name: 'Unsubscribe' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are unsubscribed');
	expect((await page.goto('/s/never-given-out/unsubscribe'))?.status()).toBe(404);
});

test('a list is tried first, then invited, and the link of one customer is shown once', async ({
	page,
	api,
	mailbox
}) => {
	const survey = await openSurvey(api);
	const { id } = await newCustomer(api);
	const email = `${randomUUID().slice(0, 8)}@example.test`;
	await signIn(page, 'manager@demo.test');
	// A chosen file outlasts the trial once the script is there.
	await page.goto(`/surveys/${survey}/invitations/new`, { waitUntil: 'networkidle' });
	const csv = `customer,email,locale\nL-${email},${email},en\nL-x-${email},wrong,en\n`;
	await page
		.getByLabel('CSV file')
		.setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
	await page.getByRole('button', { name: 'Try it' }).click();
	await expect(page.getByText('Nobody is invited yet').first()).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: `L-${email}` })).toContainText('Is invited');
	await expect(page.getByRole('row').filter({ hasText: `L-x-${email}` })).toContainText(
		'e-mail address is not right'
	);
	expect(await mailbox.to(email)).toEqual([]);
	await page.getByRole('button', { name: 'Invite them' }).click();
	await expect(page.getByText('The list is done').first()).toBeVisible();
	await expectAccessible(page);
	await mailbox.waitFor(email);

	await page.getByLabel('Customer number').fill(id);
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	const link = await page.getByLabel('Link to the survey').inputValue();
	expect(link).toMatch(/\/s\/[\w-]{43}$/);
	await page.reload();
	await expect(page.getByLabel('Link to the survey')).toHaveCount(0);
	await page.getByLabel('Customer number').fill('nobody');
	await page.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(page.getByText('There is no customer with this number')).toBeVisible();
});

test('an administrator sets the rules of contact and adds a channel; nonsense is named', async ({
	page
}) => {
	await signIn(page, 'admin@demo.test');
	await page.goto('/settings/contact');
	await page.getByLabel('At most, times').fill('0');
	await page.getByLabel('Days after the invitation').fill('soon');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('outside of what is possible')).toBeVisible();
	await expect(page.getByText('Write days between 1 and 90')).toBeVisible();
	await page.getByLabel('At most, times').fill('2');
	await page.getByLabel('Days after the invitation').fill('3, 7');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved. It holds')).toBeVisible();
	await expectAccessible(page);

	const code = `sms-${randomUUID().slice(0, 8)}`;
	await page.goto('/settings/channels');
	await page.getByLabel('Code').fill(code);
	await page.getByLabel('Address to call').fill('sms.example.test');
	await page.getByRole('button', { name: 'Add channel' }).click();
	await expect(page.getByText('begins with https://')).toBeVisible();
	await page.getByLabel('Address to call').fill('https://sms.example.test/heed');
	await page.getByRole('button', { name: 'Add channel' }).click();
	await expect(page.getByRole('alert').locator('code')).toHaveText(/^whsec_[\w+/=]{40,}$/);
	await page.reload();
	await expect(page.getByText('whsec_')).toHaveCount(0);
	const row = page.getByRole('row').filter({ hasText: code });
	await expectAccessible(page);
	await row.getByRole('button', { name: 'Switch off' }).click();
	await expect(row).toContainText('Off');
});

test('a manager plans a wave and sets how encounters are invited; an agent does not', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${survey}/invitations/rules`);
	await page.getByLabel('Share that is invited (%)').fill('40');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Share that is invited (%)')).toHaveValue('40');
	await page.getByRole('button', { name: 'Plan it' }).click();
	await expect(page.getByText('Write a date and a time.')).toBeVisible();
	await page.getByLabel('Begins').fill('2099-01-01T09:00');
	await page.getByRole('button', { name: 'Plan it' }).click();
	await expect(page.getByText('It is planned.')).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: '1 Jan 2099, 09:00' })).toContainText(
		'Once'
	);

	await page.context().clearCookies();
	await signIn(page, 'agent@demo.test');
	expect((await page.goto(`/surveys/${survey}/invitations/rules`))?.status()).toBe(403);
	expect((await page.goto(`/surveys/${survey}/invitations`))?.status()).toBe(200);
});

test('a manager writes own words, which the next mail carries', async ({ page, api, mailbox }) => {
	const survey = await openSurvey(api);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${survey}/invitations/words`);
	const english = page.getByRole('region', { name: 'Invitation (English)' });
	await english.getByLabel('Subject').fill('A word, {{nmae}}?');
	await english.getByLabel('Text').fill('{{name}}, how was {{site}}?');
	await page.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(page.getByText('does not exist')).toBeVisible();
	await english.getByLabel('Subject').fill('A word, {{name|customer}}?');
	await page.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
	await english.getByText('Preview').click();
	await expect(english).toContainText('Anna Reed, how was East station?');
	await expectAccessible(page);
	const { email, encounter } = await newCustomer(api);
	const url = await inviteByMail(api, survey, encounter);
	const { text } = await mailbox.waitFor(email, 'A word, Anna Reed?');
	expect(text).toMatch(/^Anna Reed, how was North station\?\s+http/);
	expect(text).toContain(`${url}/unsubscribe`);
});
