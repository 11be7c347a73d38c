import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type APIRequestContext, type Page } from '../fixtures.ts';
import { inEnglish, LABELS, openSurvey, repeat, submit } from './dashboard-survey.ts';

const VIEWS = ['Overview', 'Where', 'Why', 'When', 'Instrument', 'Customers’ words', 'Prevention'];
const AT = '2026-02-10T10:00:00+08:00';

type Document = {
	dimensions: {
		gap: { mean: number };
		alpha: { perception: { raw: number } };
	}[];
	items: { code: string; item_total: { perception: number } }[];
};

async function asManager(page: Page): Promise<void> {
	await inEnglish(page);
	await signIn(page, 'manager@demo.test');
}

/** A chart of the page, by its title. */
function figure(page: Page, title: string) {
	return page.getByRole('figure').filter({ has: page.getByRole('heading', { name: title }) });
}

async function download(page: Page, title: string, format: string): Promise<Buffer> {
	const started = page.waitForEvent('download');
	await figure(page, title).getByRole('button', { name: format, exact: true }).click();
	const file = await started;
	expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format.toLowerCase()}$`));
	return readFile(await file.path());
}

/** Service contacts at a site, whose customers are invited. */
async function inviteAbout(
	api: APIRequestContext,
	survey: string,
	site: string,
	n: number
): Promise<void> {
	for (let i = 0; i < n; i += 1) {
		const contact = await api.post('/api/v1/encounters', {
			data: {
				...{ external_id: randomUUID(), customer: { external_id: randomUUID() }, invite: survey },
				...{ site, service: 'repair', channel: 'visit', started_at: AT, ended_at: AT }
			}
		});
		expect(contact.ok(), await contact.text()).toBe(true);
	}
}

test('every view keeps the selection, and the filter keeps the view', async ({ page }) => {
	await asManager(page);
	await page.goto('/dashboard?survey=after-service&site=north');
	const views = page.getByRole('navigation', { name: 'Views' });
	await expect(views.getByRole('link')).toHaveText(VIEWS);
	await views.getByRole('link', { name: 'Where' }).click();
	await expect(page).toHaveURL(/\/dashboard\/where\?.*site=north/);
	await expect(page.getByRole('combobox', { name: 'Site' })).toHaveValue('north');
	await page
		.getByRole('navigation', { name: 'Dimension' })
		.getByRole('link', { name: 'Empathy' })
		.click();
	await expect(page).toHaveURL(/dimension=empathy/);
	await page.getByRole('combobox', { name: 'Site' }).selectOption('riverside');
	await expect(page).toHaveURL(/\/dashboard\/where\?.*site=riverside/);
	await expect(page).toHaveURL(/dimension=empathy/);
	await views.getByRole('link', { name: 'Instrument' }).click();
	await expect(page).toHaveURL(/\/dashboard\/instrument\?.*site=riverside/);
	await expect(views.getByRole('link', { name: 'Instrument' })).toHaveAttribute(
		'aria-current',
		'page'
	);
});

for (const [role, questions] of [
	['manager', ['Who may complain next, and why?', 'Whom to call now?']],
	['trainer', []]
] as const) {
	test(`the overview leads a ${role} to what they do`, async ({ page }) => {
		await signIn(page, `${role}@demo.test`);
		await page.goto('/dashboard?survey=after-service&lang=en');
		const onwards = page.getByRole('navigation', { name: 'From here' }).getByRole('link');
		await expect(onwards).toHaveText([
			...questions,
			'What to train on?',
			'Does calling early help?'
		]);
		await onwards.last().click();
		await expect(page).toHaveURL(/\/dashboard\/prevention/);
	});
}

test('a chart is saved as a picture, a drawing and its numbers', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(20, { at: AT, site: 'north' }));
	const document = (await (
		await api.get(`/api/v1/surveys/${survey}/statistics`)
	).json()) as Document;
	await asManager(page);
	await page.goto(`/dashboard?survey=${survey}`);
	for (const title of ['Gap by dimension', 'Dimensions: expectation and perception']) {
		await figure(page, title).locator('summary').click();
		const png = await download(page, title, 'PNG');
		expect(png.subarray(1, 4).toString()).toBe('PNG');
		expect(png.byteLength).toBeGreaterThan(5_000);
		const svg = (await download(page, title, 'SVG')).toString();
		expect(svg).toContain(`<title>${title}</title>`);
		expect(svg).toContain('n = 20');
		for (const label of LABELS) expect(svg).toContain(`>${label}</text>`);
		expect(svg.match(/<path/g)?.length).toBeGreaterThan(20);
		expect(svg).not.toMatch(/NaN|undefined/);
		if (title.startsWith('Dimensions')) expect(svg).toContain('stroke-dasharray="5 4"');
		// A drawing that a browser cannot read would be none.
		const root = await page.evaluate(
			(text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.nodeName,
			svg
		);
		expect(root).toBe('svg');
	}
	const csv = (await download(page, 'Gap by dimension', 'CSV')).toString();
	const lines = csv.trim().split('\r\n');
	expect(lines).toHaveLength(6);
	for (const [i, { gap }] of document.dimensions.entries()) {
		const [name, value] = lines[i + 1]?.split(',') ?? [];
		expect(name).toBe(LABELS[i]);
		expect(Number(value)).toBeCloseTo(gap.mean, 12);
	}
});

test('the arrow keys walk through a chart', async ({ page, api }) => {
	// A survey of its own: answers to the demo's would draw the chart anew.
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(12, { at: AT, site: 'north', hasMoods: true }));
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await asManager(page);
	await page.goto(`/dashboard?survey=${survey}`);
	const chart = figure(page, 'Gap by dimension').getByRole('img');
	const picture = () =>
		chart.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
	const isAs = (other: string) => async () => (await picture()) === other;
	await chart.scrollIntoViewIfNeeded();
	await chart.focus();
	await expect(chart.locator('canvas')).toHaveAttribute('style', /width/);
	let before = '';
	await expect
		.poll(async () => {
			const earlier = before;
			before = await picture();
			return before === earlier;
		})
		.toBe(true);
	await page.keyboard.press('ArrowDown');
	await expect.poll(isAs(before)).toBe(false);
	const first = await picture();
	await page.keyboard.press('ArrowDown');
	await expect.poll(isAs(first)).toBe(false);
	await page.keyboard.press('Tab');
	await expect.poll(isAs(before)).toBe(true);
});

test('only places that stand clear of the others are said to differ', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, [
		...repeat(40, { at: AT, site: 'north' }),
		...repeat(40, { at: AT, site: 'riverside', shift: 1 }),
		...repeat(40, { at: AT, site: 'old-town', lower: 2 })
	]);
	await asManager(page);
	await page.goto(`/dashboard/where?survey=${survey}`);
	const sites = page.getByRole('region', { name: 'Overall score by site' });
	await expect(sites.getByRole('row').nth(1)).toContainText(/Old Town.*p < 0\.001.*Clearly below/);
	const map = page.getByRole('region', { name: 'Heat map: dimension by site: table' });
	await expect(map.getByRole('row', { name: /^Old Town/ })).toContainText('▼');
	await page.goto(`/dashboard/where?survey=${survey}&site=north`);
	await expect(sites.getByRole('row', { name: /North/ })).toContainText('Not distinguishable');
});

test('a dimension leads to its items, and on to answers, cases and training', async ({ page }) => {
	await asManager(page);
	await page.goto('/dashboard/where?survey=after-service');
	const map = page.getByRole('region', { name: 'Heat map: dimension by site: table' });
	await map.getByRole('link', { name: 'Assurance' }).click();
	const items = page.getByRole('region', { name: 'Item by item: table' });
	await expect(items.getByRole('row')).toHaveCount(5);
	const onwards = page.getByRole('navigation', { name: 'From here' });
	for (const [name, href] of [
		['Answers and comments', '/surveys/after-service/answers'],
		['Cases', '/cases'],
		['Training', '/training?survey=after-service']
	] as const) {
		await expect(onwards.getByRole('link', { name })).toHaveAttribute('href', href);
	}
});

test('a place leads to its items, to what its customers wrote, and to its cases and training', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	await submit(api, survey, [
		...repeat(12, { at: AT, site: 'north', comment: 'Nobody came, call 138 0013 8000' }),
		...repeat(12, { at: AT, site: 'old-town', comment: 'All was well' })
	]);
	await asManager(page);
	await page.goto(`/dashboard/where?survey=${survey}`);
	const map = page.getByRole('region', { name: 'Heat map: dimension by site: table' });
	await map.getByRole('link', { name: 'Empathy' }).click();
	await expect(page).toHaveURL(/dimension=empathy#items$/);
	await map.getByRole('link', { name: 'North', exact: false }).click();
	await expect(page).toHaveURL(/dimension=empathy&place=north#items$/);
	await expect(page.getByRole('heading', { name: /^Item by item: North/ })).toBeVisible();
	const words = page.getByRole('region', { name: 'In the words of customers' });
	await expect(words.getByRole('listitem').first()).toHaveText('Nobody came, call …');
	await expect(words).not.toContainText('All was well');
	await expect(words).toContainText('By those who rated Empathy lowest, out of n = 12.');
	const onwards = page.getByRole('navigation', { name: 'From here' });
	await expect(onwards.getByRole('link', { name: 'Training' })).toHaveAttribute(
		'href',
		`/training?survey=${survey}&site=north`
	);
	await onwards.getByRole('link', { name: 'Cases' }).click();
	await expect(page.getByText(/^Only cases of North/)).toBeVisible();
	await page.getByRole('link', { name: 'Closed' }).click();
	await expect(page).toHaveURL(/view=closed&site=north/);
	await page.getByRole('link', { name: 'Show every site' }).click();
	await expect(page).toHaveURL(/\/cases\?view=closed$/);
});

test('trainers find no way to single answers', async ({ page }) => {
	await inEnglish(page);
	await signIn(page, 'trainer@demo.test');
	await page.goto('/dashboard/where?survey=after-service');
	const onwards = page.getByRole('navigation', { name: 'From here' });
	await expect(onwards.getByRole('link')).toHaveText(['Training']);
	await page.goto('/dashboard?survey=after-service');
	await expect(page.getByRole('group', { name: 'Overall gap' })).toBeVisible();
	await expect(page.getByRole('group', { name: 'Response rate' })).toBeVisible();
});

test('the response rate is that of the selection', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(6, { at: AT, site: 'north' }));
	await inviteAbout(api, survey, 'north', 6);
	await asManager(page);
	await page.goto(`/dashboard?survey=${survey}&site=north`);
	const rate = page.getByRole('group', { name: 'Response rate' });
	await expect(rate).toContainText('0 of 6 invited');
	await page.goto(`/dashboard?survey=${survey}&to=2026-03-01`);
	await expect(rate).toContainText('No invitations were sent in this selection');
});

test('a change is told apart from chance', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, [
		...repeat(30, { at: '2026-02-10T10:00:00+08:00', site: 'north', lower: 2 }),
		...repeat(30, { at: '2026-03-10T10:00:00+08:00', site: 'north' }),
		...repeat(30, { at: '2026-04-10T10:00:00+08:00', site: 'north' })
	]);
	await asManager(page);
	await page.goto(`/dashboard?survey=${survey}`);
	await expect(page.getByRole('link', { name: 'Show the last 90 days' })).toBeVisible();
	const overall = page
		.getByRole('region', { name: 'Change since the period before: table' })
		.getByRole('row', { name: /^Overall/ });
	await page.goto(`/dashboard?survey=${survey}&from=2026-03-01&to=2026-03-31`);
	await expect(overall).toContainText(/\+2\.0\d.*30 → 30.*Better/s);
	await page.goto(`/dashboard?survey=${survey}&from=2026-04-01&to=2026-04-30`);
	await expect(overall).toContainText(/[+−]?0\.0\d.*30 → 30.*No reliable change/s);
	await page.goto(`/dashboard?survey=${survey}&from=2026-01-20&to=2026-02-20`);
	await expect(overall).toContainText('Not enough data');
});

test('customers who were less satisfied are set against those who complained later', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	const own = randomUUID().slice(0, 8);
	const people = (letter: string, overall: number) =>
		Array.from({ length: 6 }, (_none, i) => ({
			...{ at: AT, site: 'north', overall, customer: `${letter}${i}-${own}` }
		}));
	await submit(api, survey, [...people('low', 2), ...people('high', 7)]);
	for (const customer of [0, 1, 2, 3].map((i) => `low${i}-${own}`)) {
		const complaint = {
			customer,
			channel: 'phone',
			words: 'Cold',
			received_at: '2026-03-01T10:00:00Z'
		};
		expect((await api.post('/api/v1/complaints', { data: complaint })).status()).toBe(201);
	}
	await asManager(page);
	await page.goto(`/dashboard/why?survey=${survey}`);
	const table = page
		.getByRole('region', { name: 'Satisfaction and later complaints: table' })
		.last();
	await expect(table.getByRole('row', { name: /^2 / })).toContainText(/4 of 6.*66\.7%/s);
	await expect(table.getByRole('row', { name: /^7 / })).toContainText(/0 of 6.*0\.0%/s);
	await expect(page.getByText('Low satisfaction is associated with more complaints')).toBeVisible();
});

test('what satisfaction is associated with waits for enough answers', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(12, { at: AT, site: 'north' }));
	await asManager(page);
	await page.goto(`/dashboard/why?survey=${survey}`);
	await expect(
		page.getByRole('main').getByText('Not enough data yet: 12 of 75').first()
	).toBeVisible();
	const drivers = page.getByRole('region', { name: 'Importance, stated and derived: table' });
	await expect(drivers.getByRole('row')).toHaveCount(6);
	await expect(page.getByRole('main')).not.toContainText(/because of|NaN/);
});

test('the instrument is judged by the numbers of the API, each said in plain words', async ({
	page,
	api
}) => {
	const survey = await openSurvey(api);
	await submit(api, survey, repeat(40, { at: AT, site: 'north', hasMoods: true }));
	const document = (await (
		await api.get(`/api/v1/surveys/${survey}/statistics`)
	).json()) as Document;
	await asManager(page);
	await page.goto(`/dashboard/instrument?survey=${survey}`);
	const reliability = page.getByRole('region', { name: 'Reliability: table' });
	const minus = (value: number) => value.toFixed(2).replace('-', '−');
	for (const [i, dimension] of document.dimensions.entries()) {
		const row = reliability.getByRole('row', { name: new RegExp(`^${LABELS[i] ?? ''}`) });
		await expect(row).toContainText(minus(dimension.alpha.perception.raw));
	}
	const items = page.getByRole('region', { name: 'Item by item: table' });
	const [first] = document.items;
	await expect(items.getByRole('row').nth(1)).toContainText(
		minus(first?.item_total.perception ?? NaN)
	);
	await expect(page.getByText('What this means')).toHaveCount(6);
	await expect(page.getByText('None of these answers says how long it took.')).toBeVisible();
	await expect(page.getByText('Not compared: nobody was invited by name')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Quality of answers' })).toBeVisible();
	const languages = page.getByRole('region', { name: 'Chinese and English answers: table' });
	await expect(languages.getByRole('row', { name: /^Overall/ })).toContainText('20 / 20');
	await page.goto(`/dashboard/instrument?survey=${survey}&from=2030-01-01`);
	await expect(page.getByText('No answers in this selection')).toBeVisible();
});

test('answers are weighed by who was asked', async ({ page, api }) => {
	const survey = await openSurvey(api);
	await submit(api, survey, [
		...repeat(30, { at: AT, site: 'north' }),
		...repeat(10, { at: AT, site: 'old-town', lower: 2 })
	]);
	await inviteAbout(api, survey, 'north', 8);
	await inviteAbout(api, survey, 'old-town', 12);
	await asManager(page);
	await page.goto(`/dashboard/instrument?survey=${survey}`);
	const card = page.getByRole('region', { name: 'Who answered, against who was asked' }).first();
	const table = page.getByRole('region', { name: 'Who answered, against who was asked: table' });
	await expect(table.getByRole('row', { name: /^Old Town/ })).toContainText(
		/60% 12.*25% 10.*2\.40/s
	);
	await expect(table.getByRole('row', { name: /^North/ })).toContainText(/40% 8.*75% 30.*0\.53/s);
	await expect(page.locator('[data-score="weighted"]')).toContainText(
		'design effect 1.65, effective n = 24'
	);
	await expect(page.getByText('the score leaves its interval')).toBeVisible();
	await card.getByRole('link', { name: 'Channel' }).click();
	await expect(page).toHaveURL(/by=channel#who-answered$/);
	await expect(table.getByRole('row', { name: /^Visit/ })).toContainText(
		/100% 20.*100% 40.*1\.00/s
	);
});

test('without JavaScript every view stands, and charts are pictures and tables', async ({
	page,
	browser
}) => {
	await asManager(page);
	const context = await browser.newContext({
		javaScriptEnabled: false,
		storageState: await page.context().storageState()
	});
	const plain = await context.newPage();
	const go = (path: string) => plain.goto(new URL(path, page.url()).href);
	await go('/dashboard?survey=after-service');
	for (const title of ['Gap by dimension', 'Thermometer: how far perception reaches']) {
		await expect(figure(plain, title).getByRole('table')).toBeVisible();
		await expect(figure(plain, title).locator('svg:visible').last()).toBeVisible();
		await expect(figure(plain, title).locator('canvas')).toHaveCount(0);
		await expect(figure(plain, title).getByRole('button')).toHaveCount(0);
	}
	await plain.getByRole('link', { name: 'Where' }).click();
	await expect(
		plain.getByRole('region', { name: 'Heat map: dimension by site: table' })
	).toBeVisible();
	await plain.getByRole('link', { name: 'Reliability' }).first().click();
	await expect(plain).toHaveURL(/dimension=reliability/);
	await plain.getByRole('combobox', { name: 'Site' }).selectOption('north');
	await plain.getByRole('button', { name: 'Apply' }).click();
	await expect(plain).toHaveURL(/\/dashboard\/where\?.*site=north/);
	await expect(plain).toHaveURL(/dimension=reliability/);
	await plain.getByRole('link', { name: 'Instrument' }).click();
	await expect(plain.getByRole('region', { name: 'Reliability: table' })).toBeVisible();
	await plain.getByRole('link', { name: 'Why' }).click();
	await expect(
		plain.getByRole('region', { name: 'Importance, stated and derived: table' })
	).toBeVisible();
	await context.close();
});

for (const locale of ['zh', 'en']) {
	test(`no view has accessibility violations in ${locale}`, async ({ page, baseURL }) => {
		test.slow();
		const url = baseURL ?? '';
		await page.context().addCookies([{ name: 'heed_locale', value: locale, url }]);
		await signIn(page, 'manager@demo.test');
		const period = '&from=2026-06-01&to=2026-10-31';
		for (const path of ['', '/where', '/why', '/instrument']) {
			await page.goto(`/dashboard${path}?survey=after-service${path === '' ? period : ''}`);
			await expect(page.getByRole('table').first()).toBeVisible();
			for (const summary of await page.getByRole('main').locator('summary').all()) {
				await summary.click();
			}
			expect(await violationsOn(page), path).toEqual([]);
		}
	});
}
