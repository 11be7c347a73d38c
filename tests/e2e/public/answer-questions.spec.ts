/** Everything a survey can ask beside its statements, with and without a script. */
import { readFileSync } from 'node:fs';
import { invite } from '../../support/invite.ts';
import {
	addZoneInstrument,
	openSurveyWith,
	option,
	question,
	storedAnswer,
	useOnlyChinese
} from '../../support/survey-content.ts';
import { rate, receiptOn, send } from '../../support/survey-page.ts';
import { expect, signIn, test } from '../fixtures.ts';

const STATEMENT = 'Promised deadlines are met';
const PHONE = { width: 320, height: 640 };

const QUESTIONS = [
	question('first', 'single', 'Was this your first visit to {{site|us}}?', {
		place: 'before',
		required: true,
		options: [option('yes', 'Yes'), option('no', 'No')]
	}),
	question('why', 'multiple', 'What brought you back?', {
		place: 'before',
		options: [option('price', 'The price'), option('near', 'It is near'), option('staff', 'Staff')],
		show_if: { match: 'all', rules: [{ field: 'q_first', op: 'is', value: 'no' }] }
	}),
	question('nps', 'rating', 'Would you recommend us?', { scale: { min: 0, max: 10 } }),
	question('better', 'text', 'What could be better?', {
		required: true,
		show_if: { match: 'all', rules: [{ field: 'q_nps', op: 'at_most', value: 6 }] }
	}),
	question('day', 'date', 'Which day suits you?')
];

test('questions come and go with the answers before them, and are stored in their kinds', async ({
	page,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { questions: QUESTIONS } });
	await page.goto(await invite(api, survey, 'en'));
	const why = page.getByRole('group', { name: 'What brought you back?' });
	const better = page.getByLabel('What could be better?');
	await expect(page.getByRole('group', { name: /first visit to North station\?/ })).toBeVisible();
	await expect(why).toBeHidden();
	await page.getByRole('radio', { name: 'No', exact: true }).check();
	await why.getByRole('checkbox', { name: 'Staff' }).check();
	await why.getByRole('checkbox', { name: 'It is near' }).check();
	await rate(page, STATEMENT, '6');
	await expect(better).toBeHidden();
	const recommend = page.getByRole('group', { name: 'Would you recommend us?' });
	await recommend.getByRole('radio', { name: '3' }).check();
	await better.fill('Shorter waits');
	await page.getByLabel('Which day suits you?').fill('2026-12-01');
	await send(page).click();
	const { answers, duration_seconds } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(answers).toEqual({
		...{ first: 'no', why: ['near', 'staff'], nps: 3, better: 'Shorter waits', day: '2026-12-01' }
	});
	expect(duration_seconds).toBeGreaterThanOrEqual(0);
});

test('answers to questions that no longer show are not kept', async ({
	page,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { questions: QUESTIONS } });
	await page.goto(await invite(api, survey, 'en'));
	await page.getByRole('radio', { name: 'No', exact: true }).check();
	await page.getByRole('checkbox', { name: 'Staff' }).check();
	await page.getByRole('radio', { name: 'Yes', exact: true }).check();
	await rate(page, STATEMENT, '6');
	await send(page).click();
	const { answers } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(answers).toEqual({ first: 'yes' });
});

test('a required question is asked for only while it shows', async ({ page, api, databaseUrl }) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { questions: QUESTIONS } });
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, STATEMENT, '6');
	await send(page).click();
	const summary = page.getByRole('alert');
	await expect(summary.getByRole('listitem')).toHaveCount(1);
	await expect(summary.getByRole('link')).toHaveAttribute('href', '#q_first');
	await page.getByRole('radio', { name: 'Yes', exact: true }).check();
	await page
		.getByRole('group', { name: 'Would you recommend us?' })
		.getByRole('radio', { name: '2' })
		.check();
	await send(page).click();
	await expect(summary).toContainText('“What could be better?” needs an answer.');
	await page.getByLabel('What could be better?').fill('x');
	await send(page).click();
	await receiptOn(page);
});

test('a low rating, and nothing else, brings the offer to be called', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.goto(await invite(api, 'experience', 'en'));
	const offer = page.getByText('May we call you to hear more?');
	const overall = page.getByRole('group', { name: /how satisfied are you/ });
	await rate(page, STATEMENT, '5');
	await overall.getByRole('radio', { name: '6' }).check();
	await expect(offer).toBeHidden();
	await rate(page, STATEMENT, '3');
	await expect(offer).toBeVisible();
	await rate(page, STATEMENT, '6');
	await expect(offer).toBeHidden();
	await overall.getByRole('radio', { name: '4' }).check();
	await page.getByRole('checkbox', { name: 'Please contact me' }).check();
	// Who has accepted can still see and take back what they accepted.
	await overall.getByRole('radio', { name: '7 Very satisfied' }).check();
	await expect(offer).toBeVisible();
	await send(page).click();
	const { contact_requested } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(contact_requested).toBe(true);
});

test('who is unknown and wants a call says how to be reached', async ({
	page,
	api,
	databaseUrl
}) => {
	const content = { consent: 'anonymous', contact: 'always' } as const;
	const survey = await openSurveyWith(api, databaseUrl, { content });
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, STATEMENT, '6');
	await page.getByRole('checkbox', { name: 'Please contact me' }).check();
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('Please write how we can reach you.');
	await page.getByLabel(/How can we reach you/).fill('138 0000 0000');
	await send(page).click();
	const { contact_requested } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(contact_requested).toBe(true);
});

test('text of twice the size needs no scrolling sideways', async ({ page, api }) => {
	await page.setViewportSize({ width: 640, height: 800 });
	await page.goto(await invite(api, 'after-service', 'en'));
	const width = await page.locator('html').evaluate((html) => {
		html.style.fontSize = '200%';
		return html.scrollWidth;
	});
	expect(width).toBe(640);
});

test('points are shared out in plain fields, and the page says what remains', async ({
	page,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { content: { importance: true } });
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, STATEMENT, '6');
	await page.getByLabel('Reliability', { exact: true }).fill('40');
	await page.getByLabel('Empathy', { exact: true }).fill('45');
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('Points left to give: 15.');
	await page.getByLabel('Tangibles', { exact: true }).fill('15');
	await send(page).click();
	const { weights } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(weights).toEqual([15, 40, 0, 0, 45]);
});

test('files travel with the answer, by what they are and not by what they are called', async ({
	page,
	api,
	databaseUrl
}) => {
	const questions = [question('bill', 'file', 'A photo of the bill')];
	const survey = await openSurveyWith(api, databaseUrl, { content: { questions } });
	const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, STATEMENT, '6');
	const picker = page.getByLabel('A photo of the bill');
	await picker.setInputFiles([
		{ name: 'bill.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0000\u0001') }
	]);
	await send(page).click();
	await expect(page.getByRole('alert')).toContainText('One of the files cannot be read');
	await page.getByLabel('A photo of the bill').setInputFiles([
		{ name: '账单.jpg', mimeType: 'image/jpeg', buffer: png },
		{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('x'.repeat(100_000)) }
	]);
	await send(page).click();
	const { files } = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(files).toEqual([
		{ name: '账单.png', media_type: 'image/png', byte_size: 16 },
		{ name: 'note.txt', media_type: 'text/plain', byte_size: 100_000 }
	]);

	await signIn(page, 'manager@demo.test');
	await page.goto(`/surveys/${survey}/answers?lang=en`);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'File 账单.png (1 KB)' }).click()
	]);
	expect(download.suggestedFilename()).toBe('账单.png');
	expect(readFileSync(await download.path())).toEqual(png);
});

test('a zone of tolerance is three ratings of nine points in one card, also at 320 px', async ({
	page,
	api,
	databaseUrl
}) => {
	await page.setViewportSize(PHONE);
	const instrument = await addZoneInstrument(api);
	const survey = await openSurveyWith(api, databaseUrl, { form: 'tolerance', instrument });
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, 'Statement kept', '4', /least I would accept/);
	await rate(page, 'Statement kept', '8', /would wish for/);
	const third = page.getByRole('group', { name: 'What I experienced here' }).first();
	const box = await third.getByRole('radio').nth(5).boundingBox();
	expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
	expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(PHONE.width);
	await rate(page, 'Statement kept', '6', /experienced here/);
	await send(page).click();
	const stored = await storedAnswer(databaseUrl, await receiptOn(page));
	expect(stored.adequates?.[0]).toBe(4);
	expect(stored.expectations?.[0]).toBe(8);
	expect(stored.perceptions[0]).toBe(6);
});

test('the lite form asks the anchors and three more, other people other ones', async ({
	request,
	api,
	databaseUrl
}) => {
	const survey = await openSurveyWith(api, databaseUrl, { form: 'lite' });
	const drawn: Set<string>[] = [];
	for (let people = 0; people < 6; people++) {
		const page = await (await request.get(await invite(api, survey, 'en'))).text();
		drawn.push(new Set(Array.from(page.matchAll(/name="p_(\w+)"/g), ([, item]) => item ?? '')));
	}
	for (const items of drawn) expect(items.size).toBe(8);
	const anchors = [...(drawn[0] ?? [])].filter((item) => drawn.every((items) => items.has(item)));
	expect(anchors.length).toBeGreaterThanOrEqual(5);
	expect(new Set(drawn.flatMap((items) => [...items])).size).toBeGreaterThan(8);
});

test('each tier of consent says what becomes of the answers, and which notice applies', async ({
	page,
	api,
	databaseUrl
}) => {
	const said = {
		identified: /kept with this service contact/,
		confidential: /staff of .* do not see whose they are/,
		anonymous: /nothing is kept that leads from these answers to you/
	} as const;
	for (const consent of ['identified', 'confidential', 'anonymous'] as const) {
		const survey = await openSurveyWith(api, databaseUrl, { content: { consent } });
		await page.goto(await invite(api, survey, 'en'));
		await expect(page.getByText(said[consent])).toBeVisible();
		await expect(page.getByRole('link', { name: /Privacy notice, version / })).toBeVisible();
	}
});

test('words that an organisation has in one language only are marked with it', async ({
	page,
	api,
	databaseUrl
}) => {
	const instrument = await addZoneInstrument(api);
	const survey = await openSurveyWith(api, databaseUrl, { form: 'tolerance', instrument });
	await useOnlyChinese(databaseUrl, instrument, 'right');
	await page.goto(await invite(api, survey, 'en'));
	await expect(page.getByText('陈述 right').first()).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByText('Statement kept').first()).not.toHaveAttribute('lang');
});

test('a program that fills in every field is noted, and taken all the same', async ({
	page,
	request,
	api,
	databaseUrl
}) => {
	const link = await invite(api, 'experience', 'en');
	await page.goto(link);
	const submission = await page.locator('[name=submission_id]').inputValue();
	const form = { submission_id: submission, locale: 'en', p_r1: '4', website: 'http://spam.test' };
	const answer = await request.post(link, { form, maxRedirects: 0 });
	const receipt = (answer.headers()['location'] ?? '').replace('/receipt/', '');
	expect((await storedAnswer(databaseUrl, receipt)).signs).toEqual({ honeypot: true });
});

test('the receipt thanks in the words of the survey', async ({ page, api, databaseUrl }) => {
	const thanks = { zh: '感谢您的宝贵意见', en: 'We owe you one.' };
	const survey = await openSurveyWith(api, databaseUrl, { content: { thanks } });
	await page.goto(await invite(api, survey, 'en'));
	await rate(page, STATEMENT, '6');
	await send(page).click();
	await receiptOn(page);
	await expect(page.getByText(thanks.en)).toBeVisible();
});
