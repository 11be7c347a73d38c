/** From doubtful answers to figures without them, and from answers to files and back. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import postgres from 'postgres';
import { addAnswers } from '../../../scripts/bench-export.ts';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type APIRequestContext, type Page } from '../fixtures.ts';

const SIZES = { t: 4, r: 5, s: 4, a: 4, e: 5 };
const ITEMS = Object.entries(SIZES).flatMap(([letter, size]) =>
	Array.from({ length: size }, (_none, i) => `${letter}${i + 1}`)
);
/** Ratings in which nothing repeats. */
const SOUND = [5, 6, 4, 7, 6, 6, 3, 5, 7, 6, 4, 4, 6, 5, 7, 2, 6, 5, 5, 6, 7, 4];

type Line = Record<string, string | number>;

const line = (rating: (place: number) => number, more: Line = {}): Line => ({
	...{ submission_id: randomUUID(), submitted_at: '2026-03-03T09:00:00Z' },
	...{ site: 'north', service: 'repair', channel: 'visit', locale: 'en', overall: 6 },
	...Object.fromEntries(ITEMS.map((code, place) => [`p_${code}`, rating(place)])),
	...more
});
const sound = (more: Line = {}) => line((place) => SOUND[place] ?? 5, more);
const straight = (more: Line = {}) => line(() => 1, more);

/** A survey of its own with these answers. */
async function surveyWith(api: APIRequestContext, lines: Line[]): Promise<string> {
	const code = `export-${randomUUID().slice(0, 8)}`;
	const survey = {
		code,
		instrument: 'servqual-22',
		form: 'perception',
		title: { en: code, zh: code }
	};
	expect((await api.post('/api/v1/surveys', { data: { ...survey, status: 'open' } })).ok()).toBe(
		true
	);
	await send(
		api,
		code,
		'application/x-ndjson',
		lines.map((one) => JSON.stringify(one)).join('\n'),
		lines.length
	);
	return code;
}

async function send(
	api: APIRequestContext,
	survey: string,
	type: string,
	data: string,
	accepted: number
) {
	const sent = await api.post(`/api/v1/surveys/${survey}/responses`, {
		headers: { 'content-type': type },
		data
	});
	expect(await sent.json()).toMatchObject({ accepted, rejected: [] });
}

async function inEnglish(page: Page): Promise<void> {
	await page
		.context()
		.addCookies([{ name: 'heed_locale', value: 'en', url: process.env['HEED_E2E_URL'] ?? '' }]);
}

const times = (n: number, make: (more?: Line) => Line) => Array.from({ length: n }, () => make());

test('doubtful answers are told on the dashboard, left out by a link, and said so in the address', async ({
	page,
	api
}) => {
	const survey = await surveyWith(api, [...times(10, sound), ...times(5, straight)]);
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/dashboard/instrument?survey=${survey}`);
	const table = page.getByRole('region', { name: 'Flags, and the overall score without them' });
	const row = table.getByRole('row', { name: /Straight line/ });
	await expect(row).toContainText('5 (33.3%)');
	const document = async (query: string) =>
		(await api.get(`/api/v1/surveys/${survey}/statistics${query}`)).json();
	const [all, without] = [await document(''), await document('?exclude=straight_lining')];
	expect([all.n_received, without.n_received]).toEqual([15, 10]);
	const [before, after] = [all, without].map(({ overall }) => overall.perception.mean as number);
	await expect(
		page.getByText(`All answers: n = 15, overall score ${before?.toFixed(2)} (n = 15)`)
	).toBeVisible();
	await expect(row).toContainText(`${after?.toFixed(2)} (n = 10)`);
	await expect(row).toContainText(`+${((after ?? 0) - (before ?? 0)).toFixed(2)}`);
	await expect(table.getByRole('row', { name: /Bot signs/ })).toContainText('None found');

	await row.getByRole('link', { name: /Leave out/ }).click();
	await expect(page).toHaveURL(/exclude=straight_lining/);
	await expect(
		page.getByRole('status').filter({ hasText: 'Left out: Straight line' })
	).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'n = 10' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('checkbox', { name: 'Straight line' })).toBeChecked();
	await page.getByRole('checkbox', { name: 'Straight line' }).uncheck();
	await expect(page).not.toHaveURL(/exclude/);
	await expect(page.getByRole('status').filter({ hasText: 'n = 15' })).toBeVisible();
});

test('the API takes flags by name and refuses others', async ({ api }) => {
	const survey = await surveyWith(api, times(6, sound));
	const refused = await api.get(`/api/v1/surveys/${survey}/statistics?exclude=lazy`);
	expect(refused.status()).toBe(422);
	const counted = await api.get(`/api/v1/surveys/${survey}/statistics?exclude=fast,bot`);
	expect(await counted.json()).toMatchObject({
		n_received: 6,
		filter: { exclude: ['fast', 'bot'] }
	});
});

test('answers are listed with their doubts in words, names only where customers are known', async ({
	page,
	api,
	databaseUrl
}) => {
	const customer = `c-${randomUUID()}`;
	const survey = await surveyWith(api, [
		sound({ customer, comment: 'All well.' }),
		straight({ comment: '<b>bold</b>' }),
		sound({ customer: `${customer}-2` })
	]);
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	await database`update public.customers set name = 'Known Person' where external_id = ${customer}`;
	await database`update public.responses set consent = 'confidential' where customer_id in (
		select id from public.customers where external_id = ${`${customer}-2`})`;
	await database.end();
	await inEnglish(page);
	await signIn(page, 'agent@demo.test');
	await page.goto(`/surveys/${survey}/answers`);
	const rows = page.getByRole('table').getByRole('row');
	await expect(rows).toHaveCount(4);
	await expect(page.getByRole('link', { name: 'Known Person' })).toBeVisible();
	await expect(page.getByText('Confidential')).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText(`${customer}-2`);
	await expect(page.getByText('<b>bold</b>')).toBeVisible();
	// Reading is for agents, taking out is not.
	await expect(page.getByRole('button', { name: 'Download' })).toHaveCount(0);
	const taken = await page.request.get(`/surveys/${survey}/answers/export?format=csv`);
	expect(taken.status()).toBe(403);

	await page.getByRole('link', { name: 'Any flag' }).click();
	await expect(rows).toHaveCount(2);
	await expect(rows.nth(1)).toContainText('22 of 22 ratings are the same.');
	await page.getByRole('link', { name: 'Duplicate' }).click();
	await expect(page.getByText('No answer carries this flag')).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);
});

test('a trainer reads no answers, and neither does a manager of another organisation', async ({
	page,
	browser,
	api,
	baseURL
}) => {
	const survey = await surveyWith(api, times(5, sound));
	await signIn(page, 'trainer@demo.test');
	expect((await page.goto(`/surveys/${survey}/answers`))?.status()).toBe(403);
	const other = await browser.newPage({ ...(baseURL ? { baseURL } : {}) });
	await signIn(other, 'manager@other.test');
	expect((await other.goto(`/surveys/${survey}/answers`))?.status()).toBe(404);
	const taken = await other.request.get(`/surveys/${survey}/answers/export?format=csv`);
	expect(taken.status()).toBe(404);
	await other.close();
});

test('a download comes back as the same answers, and leaves a trace', async ({
	page,
	api,
	databaseUrl
}) => {
	const comment = '=HYPERLINK("http://example.test")\nsecond line, with a comma';
	const survey = await surveyWith(api, [sound({ comment, customer: '-7' }), straight()]);
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${survey}/answers`);
	await page.getByRole('combobox', { name: 'Format' }).selectOption('csv-excel');
	await page.getByRole('checkbox', { name: 'Straight line' }).check();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download' }).click()
	]);
	expect(download.suggestedFilename()).toBe(`${survey}.csv`);
	const csv = await readFile(await download.path(), 'utf8');
	expect(csv.startsWith('\uFEFFsubmission_id,')).toBe(true);
	expect(csv).toContain(`"'=HYPERLINK(""http://example.test"")\nsecond line, with a comma"`);
	expect(csv).toContain(",'-7,");
	// The straight line was left out.
	expect(csv.trimEnd().split('\r\n')).toHaveLength(2);

	const copy = await surveyWith(api, [sound()]);
	await send(api, copy, 'text/csv', csv, 1);
	const [again] = (
		await (await api.get(`/api/v1/surveys/${copy}/responses?format=ndjson&from=2026-03-03`)).text()
	)
		.trim()
		.split('\n')
		.map((one) => JSON.parse(one) as Line)
		.filter((one) => one['comment'] === comment);
	expect(again).toMatchObject({
		customer: '-7',
		p_t1: SOUND[0],
		p_e5: SOUND[21],
		overall: 6,
		source: 'import'
	});

	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	const [traced] = await database<{ n: number }[]>`
		select count(*)::integer as n from public.audit_events a where a.action = 'answers_exported' and a.subject = ${`${survey} csv`} and a.actor_id is not null`;
	await database.end();
	expect(traced?.n).toBe(1);
});

test('workbook, SPSS and R files hold every answer', async ({ page, api }) => {
	const survey = await surveyWith(api, [...times(3, sound), straight()]);
	await signIn(page, 'manager@demo.test');
	const parts = async (format: string) => {
		const answered = await page.request.get(
			`/surveys/${survey}/answers/export?format=${format}&labels=zh`
		);
		expect(answered.status()).toBe(200);
		expect(answered.headers()['content-disposition']).toMatch(
			new RegExp(`^attachment; filename="${survey}`)
		);
		return unzipSync(await answered.body());
	};
	const workbook = await parts('xlsx');
	expect(
		strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<row /g)
	).toHaveLength(5);
	for (const [format, program] of [
		['spss', 'answers.sps'],
		['r', 'answers.R']
	] as const) {
		const files = await parts(format);
		expect(
			strFromU8(files['answers.csv'] ?? new Uint8Array())
				.trimEnd()
				.split('\r\n')
		).toHaveLength(5);
		expect(strFromU8(files[program] ?? new Uint8Array())).toContain('感知：');
	}
	const nonsense = await page.request.get(`/surveys/${survey}/answers/export?format=pdf`);
	expect(nonsense.status()).toBe(400);
});

test('an export of very many answers arrives whole', async ({ api, databaseUrl }) => {
	const survey = await surveyWith(api, [sound()]);
	await addAnswers(databaseUrl, survey, 29_999);
	const whole = await api.get(`/api/v1/surveys/${survey}/responses`, {
		headers: { 'accept-encoding': 'gzip, br' }
	});
	const lines = (await whole.text()).trimEnd().split('\r\n');
	expect(lines).toHaveLength(30_001);
	expect(new Set(lines.map((one) => one.slice(0, one.indexOf(',')))).size).toBe(30_001);
});

test('the API hands answers out as CSV and NDJSON, page after page', async ({ api }) => {
	const survey = await surveyWith(api, times(30, sound));
	const csv = await api.get(`/api/v1/surveys/${survey}/responses`);
	expect(csv.headers()['content-type']).toContain('text/csv');
	expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(31);
	const lines = (await (await api.get(`/api/v1/surveys/${survey}/responses?format=ndjson`)).text())
		.trimEnd()
		.split('\n');
	expect(new Set(lines.map((one) => (JSON.parse(one) as Line)['submission_id'])).size).toBe(30);
	expect((await api.get('/api/v1/surveys/no-such-survey/responses')).status()).toBe(404);
	expect((await api.get(`/api/v1/surveys/${survey}/responses?format=xml`)).status()).toBe(422);
});
