import postgres from 'postgres';
import { violationsOn } from '../../support/accessibility.ts';
import { expect, signIn, test, type Page } from '../fixtures.ts';

// Whole journeys, with every page looked at for accessibility.
test.describe.configure({ timeout: 90_000 });

const unique = () => crypto.randomUUID().slice(0, 8);

/** A draft on the pulse instrument, opened in the builder. */
async function startSurvey(page: Page, english = `Visit ${unique()}`): Promise<string> {
	await page.goto('/surveys/new');
	await page
		.getByRole('link', { name: /Quick pulse|pulse/i })
		.first()
		.click();
	await page.getByLabel('Title in English').fill(english);
	await page.getByLabel('Title in Chinese').fill('上门回访');
	await page.getByRole('button', { name: 'Make the draft' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Edit survey' })).toBeVisible();
	return /surveys\/([^/]+)\/edit/.exec(page.url())?.[1] ?? '';
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]:not([type=hidden])`);
const press = (page: Page, name: string | RegExp) =>
	page.getByRole('button', { name }).first().click();

async function axeClean(page: Page): Promise<void> {
	// What stands in a frame is a page of its own, with landmarks of its own, and looked at by itself.
	expect(await violationsOn(page, { except: 'iframe' })).toEqual([]);
}

test('a survey begins with an instrument and a form, each with what it asks of a person', async ({
	page
}) => {
	await signIn(page, 'manager@demo.test');
	await page.goto('/surveys/new');
	await expect(page.getByRole('heading', { name: 'By industry' })).toBeVisible();
	await axeClean(page);
	await page.getByRole('link', { name: /Hotel/ }).click();
	await expect(page.getByRole('radio', { name: 'Expectation and perception' })).toBeChecked();
	await expect(page.getByText('44 ratings, about 5 minutes.')).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Zone of tolerance' })).toBeDisabled();
	await expect(page.getByText('does not ask for the least acceptable level')).toBeVisible();
	await axeClean(page);
	const title = `Guests ${unique()}`;
	await page.getByLabel('Title in English').fill(title);
	await expect(page.getByLabel('Code')).toHaveValue(title.toLowerCase().replace(' ', '-'));
	await page.getByRole('radio', { name: 'Short' }).check();
	await press(page, 'Make the draft');
	await expect(page.getByText('8 statements for each person, 8 ratings')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Question 5: / })).toBeVisible();
});

test('a manager builds, translates, is refused, publishes, changes and publishes again', async ({
	page
}) => {
	await signIn(page, 'manager@demo.test');
	const code = await startSurvey(page);
	await press(page, 'One choice');
	await expect(page.getByRole('heading', { name: 'Question 1: One choice' })).toBeVisible();
	await field(page, 'questions.0.text.zh').fill('哪里不满意？');
	await field(page, 'questions.0.options.0.text.zh').fill('迟到');
	await field(page, 'questions.0.options.1.text.zh').fill('态度');
	await press(page, 'Show it to some people only');
	await field(page, 'questions.0.show_if.rules.0.field').selectOption({
		label: 'Overall satisfaction'
	});
	await expect(field(page, 'questions.0.show_if.rules.0.value')).toBeVisible();
	await field(page, 'questions.0.show_if.rules.0.value').selectOption('3');
	await press(page, 'Save draft');
	await expect(page.getByText('The draft is saved')).toBeVisible();
	await axeClean(page);

	// Refused: three texts are missing in English; each is named with a way to its field.
	await page.getByRole('link', { name: 'Check and publish' }).first().click();
	await expect(page.getByText('3 things must be mended first')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Publish' })).toHaveCount(0);
	await axeClean(page);
	await page.getByRole('link', { name: 'Question 1 · Option 2 (English)' }).click();
	await expect(field(page, 'questions.0.options.1.text.en')).toBeVisible();

	// Translated, in the table of what needs attention.
	await page.goto(`/surveys/${code}/translations`);
	await expect(page.getByText('哪里不满意？')).toBeVisible();
	await axeClean(page);
	await page
		.getByRole('textbox', { name: 'Question 1 · Question, English' })
		.fill('What went wrong?');
	await page.getByRole('textbox', { name: 'Question 1 · Option 1, English' }).fill('Late');
	await page.getByRole('textbox', { name: 'Question 1 · Option 2, English' }).fill('Manners');
	await press(page, 'Save translations');
	await expect(page.getByText('Every translation is in step')).toBeVisible();

	await page.goto(`/surveys/${code}/publish`);
	await expect(page.getByText('Everything is in order.')).toBeVisible();
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(page.getByText('Version 1 is published.')).toBeVisible();
	await press(page, 'Open survey');
	await expect(page.getByText('The survey is open')).toBeVisible();

	// The source changes: the translation is outdated until somebody says that it is still right.
	await page.goto(`/surveys/${code}/edit`);
	await page.getByRole('heading', { name: 'Question 1: One choice' }).click();
	await field(page, 'questions.0.text.zh').fill('哪里让您不满意？');
	await press(page, 'Save draft');
	await expect(page.getByText('The source has changed since this was translated')).toBeVisible();
	await page.goto(`/surveys/${code}/publish`);
	await expect(page.getByRole('button', { name: 'Publish all the same' })).toBeVisible();
	await page.goto(`/surveys/${code}/translations`);
	await page.getByLabel('Still right').check();
	await press(page, 'Save translations');
	await expect(page.getByText('Every translation is in step')).toBeVisible();
	await page.goto(`/surveys/${code}/publish`);
	await page.getByRole('button', { name: 'Publish', exact: true }).click();
	await expect(page.getByText('Version 2 is published.')).toBeVisible();
	await axeClean(page);

	// Version 1 stays what it was.
	await page.getByRole('link', { name: 'version 1' }).click();
	await expect(page.getByText('哪里不满意？')).toBeVisible();
	await expect(page.getByText('哪里让您不满意？')).toHaveCount(0);
	await expect(page.getByText('“Overall satisfaction” is at most “3”')).toBeVisible();
	await axeClean(page);
});

test('a link that was sent before a new version shows one consistent survey', async ({
	page,
	api
}) => {
	const code = `two-${unique()}`;
	const title = { zh: '两版', en: 'Two versions' };
	const ask = (text: string) => ({
		...{ code: 'why', type: 'text', text: { zh: '为什么', en: text } }
	});
	const made = await api.post('/api/v1/surveys', {
		data: {
			...{ code, instrument: 'pulse-5', form: 'pulse', title, status: 'open' },
			content: { intro: { zh: '旧', en: 'Old words' }, questions: [ask('Old question')] }
		}
	});
	expect(made.status()).toBe(201);
	const customer = `c-${unique()}`;
	await api.post('/api/v1/encounters', {
		data: {
			...{ external_id: customer, customer: { external_id: customer }, site: 'north' },
			...{ service: 'repair', channel: 'visit' },
			...{ started_at: '2026-05-03T08:00:00Z', ended_at: '2026-05-03T09:00:00Z' }
		}
	});
	const sent = await api.post(`/api/v1/surveys/${code}/invitations`, {
		data: { customer, channel: 'link', locale: 'en' }
	});
	const { url } = (await sent.json()) as { url: string };
	await page.goto(url);
	await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();

	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${code}/edit`);
	await field(page, 'title.en').fill('Newer version');
	await field(page, 'title.zh').fill('新版');
	await press(page, 'Save draft');
	await expect(page.getByText('The draft is saved')).toBeVisible();
	await page.goto(url);
	await expect(page.getByRole('heading', { name: 'Two versions' })).toBeVisible();
	await page.goto(`/surveys/${code}/publish`);
	await press(page, /^Publish/);
	await expect(page.getByText('Version 2 is published.')).toBeVisible();
	await page.goto(url);
	await expect(page.getByRole('heading', { name: 'Newer version' })).toBeVisible();
});

test('nothing is lost when a draft is refused, and the field is named', async ({ page }) => {
	await signIn(page, 'manager@demo.test');
	await startSurvey(page);
	await field(page, 'intro.en').fill('Welcome to {{city}}, thank you for coming.');
	await field(page, 'thanks.zh').fill('谢谢');
	await press(page, 'Recommendation (NPS)');
	await expect(page.getByText('There is no such fact: {{city}}').first()).toBeVisible();
	await expect(field(page, 'intro.en')).toHaveValue('Welcome to {{city}}, thank you for coming.');
	await expect(field(page, 'thanks.zh')).toHaveValue('谢谢');
	await expect(page.getByRole('heading', { name: 'Question 1: Rating' })).toBeVisible();
	await axeClean(page);
	await field(page, 'intro.en').fill('Welcome to {{site|us}}.');
	await press(page, 'Save draft');
	await expect(page.getByText('The draft is saved')).toBeVisible();
	await page.reload();
	await expect(field(page, 'intro.en')).toHaveValue('Welcome to {{site|us}}.');
	await expect(page.getByRole('heading', { name: 'Question 1: Rating' })).toBeVisible();
});

test('nobody overwrites the changes of a colleague without knowing it', async ({
	page,
	browser
}) => {
	await signIn(page, 'manager@demo.test');
	const code = await startSurvey(page);
	const context = await browser.newContext({ storageState: await page.context().storageState() });
	const colleague = await context.newPage();
	await colleague.goto(new URL(`/surveys/${code}/edit`, page.url()).href);
	await field(colleague, 'intro.en').fill('Theirs');
	await press(colleague, /^(Save draft|保存草稿)$/);
	await colleague.waitForURL(/saved/);
	await context.close();
	await field(page, 'intro.en').fill('Ours');
	await press(page, 'Save draft');
	await expect(page.getByText('somebody else has changed this draft')).toBeVisible();
	await expect(field(page, 'intro.en')).toHaveValue('Ours');
	await press(page, 'Save draft');
	await expect(page.getByText('The draft is saved')).toBeVisible();
	await page.reload();
	await expect(field(page, 'intro.en')).toHaveValue('Ours');
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('questions are added, moved, given conditions and removed', async ({ page }) => {
		await signIn(page, 'manager@demo.test');
		const code = await startSurvey(page);
		await press(page, 'Several choices');
		await field(page, 'questions.0.text.zh').fill('哪些方面？');
		await press(page, 'Add an option');
		await expect(field(page, 'questions.0.text.zh')).toHaveValue('哪些方面？');
		await expect(field(page, 'questions.0.options.2.text.zh')).toBeVisible();
		await press(page, 'Date');
		await press(page, 'Move up: question 2');
		await expect(page.getByRole('heading', { name: 'Question 1: Date' })).toBeVisible();
		await press(page, 'Move up: question 1');
		await press(page, 'Show it to some people only');
		await field(page, 'questions.1.show_if.rules.0.field').selectOption({
			label: 'Overall satisfaction'
		});
		await press(page, 'Show its values');
		await field(page, 'questions.1.show_if.rules.0.value').selectOption('2');
		await press(page, 'Save draft');
		await expect(field(page, 'questions.1.show_if.rules.0.value')).toHaveValue('2');
		await press(page, 'Remove: question 1');
		await expect(page.getByRole('heading', { name: 'Question 1: Several choices' })).toBeVisible();
		await expect(page.getByRole('heading', { name: /^Question 2/ })).toHaveCount(0);
		await page.goto(`/surveys/${code}/publish`);
		await expect(page.getByText('must be mended first')).toBeVisible();
	});
});

test('a copy is the same in everything', async ({ page, api, databaseUrl }) => {
	const code = `original-${unique()}`;
	const both = { zh: '甲', en: 'A' };
	const made = await api.post('/api/v1/surveys', {
		data: {
			...{ code, instrument: 'servqual-22', form: 'expectation_perception', title: both },
			content: {
				...{ intro: both, thanks: both, consent: 'confidential', overall: false, comment: false },
				...{ importance: true, contact: 'always', expectation: { share: 0.5, every_days: 90 } },
				questions: [{ code: 'q1', type: 'text', text: both, help: both, required: true }]
			}
		}
	});
	expect(made.status()).toBe(201);
	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${code}`);
	await press(page, 'Copy');
	await expect(page.getByText('This is a copy')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/surveys/${code}-copy/edit`));
	const read = async (which: string) => {
		const answer = await api.get(`/api/v1/surveys/${which}`);
		const { code: _, created_at: __, ...rest } = (await answer.json()) as Record<string, unknown>;
		return rest;
	};
	expect(await read(`${code}-copy`)).toEqual(await read(code));

	// Column by column, so that one that is added later and forgotten is noticed here.
	const sql = postgres(databaseUrl, { max: 1 });
	try {
		const rows =
			await sql`select * from public.surveys where code in (${code}, ${`${code}-copy`}) order by code`;
		const [original = {}, copied = {}] = rows;
		const differing = Object.keys(original).filter(
			(column) => JSON.stringify(original[column]) !== JSON.stringify(copied[column])
		);
		expect(differing.sort()).toEqual(['code', 'created_at', 'id']);
	} finally {
		await sql.end();
	}
});

test('a test link shows the draft, and what it sends counts nowhere', async ({ page, browser }) => {
	await signIn(page, 'manager@demo.test');
	const title = `Try ${unique()}`;
	const code = await startSurvey(page, title);
	await page.goto(`/surveys/${code}`);
	await page.getByRole('combobox', { name: 'Language' }).selectOption('en');
	await press(page, 'Make a test link');
	const link = await page.getByRole('status').locator('code').innerText();
	const visitor = await browser.newPage({ locale: 'en-GB', javaScriptEnabled: false });
	await visitor.goto(link);
	await expect(visitor.getByRole('heading', { name: title })).toBeVisible();
	await visitor.locator('input[type=radio][value="4"]').first().check({ force: true });
	await visitor.locator('[name=comment]').fill('Only trying');
	await visitor.locator('form#answers button').last().click();
	await expect(visitor).toHaveURL(/\/receipt\//);
	await visitor.close();
	await page.reload();
	await expect(page.getByRole('region', { name: 'Last test answers' })).toContainText(
		'Only trying'
	);
	await page.goto('/surveys');
	const row = page.getByRole('row').filter({ hasText: code });
	await expect(row.getByRole('cell').last()).toHaveText('0');
});

test('only managers build surveys', async ({ page }) => {
	await signIn(page, 'trainer@demo.test');
	expect((await page.goto('/surveys/after-service'))?.status()).toBe(200);
	await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
	for (const part of ['edit', 'translations', 'preview', 'publish']) {
		expect((await page.goto(`/surveys/after-service/${part}`))?.status()).toBe(403);
	}
	expect((await page.goto('/surveys/after-service/preview/frame'))?.status()).toBe(403);
});

test('the draft is previewed in both languages side by side, and only our own pages frame it', async ({
	page
}) => {
	await signIn(page, 'manager@demo.test');
	const code = await startSurvey(page, 'A look ahead');
	await page.goto(`/surveys/${code}/preview`);
	await expect(
		page.frameLocator('iframe[title="Preview in English"]').getByRole('heading', { level: 1 })
	).toHaveText('A look ahead');
	await expect(
		page.frameLocator('iframe[title="Preview in 中文"]').getByRole('heading', { level: 1 })
	).toHaveText('上门回访');
	await axeClean(page);
	await page.goto(`/surveys/${code}/preview/frame?lang=zh`);
	await axeClean(page);
	const framed = await page.request.get(`/surveys/${code}/preview/frame?lang=en`);
	expect(framed.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
	const plain = await page.request.get(`/surveys/${code}/preview`);
	expect(plain.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
});
