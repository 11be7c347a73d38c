/** Surveys with answers over many months, and a page in a language and a theme. */
import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type Page } from '@playwright/test';

const SIZES = { t: 4, r: 5, s: 4, a: 4, e: 5 };
const ITEMS = Object.entries(SIZES).flatMap(([letter, size]) =>
	Array.from({ length: size }, (_none, i) => `${letter}${i + 1}`)
);
const PER_MONTH = 12;
const FIRST_YEAR = 2024;

/** Ratings of perceptions that differ between people and items, the same at every run. */
function answer(month: number, person: number, shift: number, site: string, comment?: string) {
	const year = FIRST_YEAR + Math.floor(month / 12);
	const inYear = String((month % 12) + 1).padStart(2, '0');
	// People differ from each other, and months a little, too.
	const rate = (j: number) => {
		const noise = (person * 7 + j * 5 + month * 11 + person * month * (1 + (j % 3))) % 5;
		return Math.min(7, Math.max(1, 3 + noise + shift));
	};
	return {
		submission_id: randomUUID(),
		submitted_at: `${year}-${inYear}-${String(3 + person).padStart(2, '0')}T10:00:00+08:00`,
		...{ site, service: 'repair', channel: 'visit', locale: person % 2 === 0 ? 'zh' : 'en' },
		overall: rate(0),
		...(comment === undefined ? {} : { comment }),
		...Object.fromEntries(ITEMS.map((code, j) => [`p_${code}`, rate(j)]))
	};
}

async function openSurvey(api: APIRequestContext): Promise<string> {
	const code = `months-${randomUUID().slice(0, 8)}`;
	const made = await api.post('/api/v1/surveys', {
		data: { code, instrument: 'servqual-22', form: 'perception', title: { zh: code, en: code } }
	});
	expect(made.ok(), await made.text()).toBe(true);
	expect((await api.post(`/api/v1/surveys/${code}/open`)).ok()).toBe(true);
	return code;
}

async function send(api: APIRequestContext, survey: string, lines: object[]): Promise<void> {
	const sent = await api.post(`/api/v1/surveys/${survey}/responses`, {
		headers: { 'content-type': 'application/x-ndjson' },
		data: lines.map((line) => JSON.stringify(line)).join('\n')
	});
	expect(await sent.json()).toMatchObject({ accepted: lines.length, rejected: [] });
}

/** A survey of its own with twelve answers a month from January 2024 on; `shift` moves all ratings of a month. */
export async function surveyOverMonths(
	api: APIRequestContext,
	months: number,
	shift: (month: number) => number
): Promise<string> {
	const survey = await openSurvey(api);
	const lines = Array.from({ length: months }, (_month, month) =>
		Array.from({ length: PER_MONTH }, (_person, person) =>
			answer(month, person, shift(month), 'north')
		)
	).flat();
	await send(api, survey, lines);
	return survey;
}

export type Team = { site: string; shift: (month: number) => number; comment?: string };

/** A survey of its own over months with several teams. */
export async function surveyOfTeams(
	api: APIRequestContext,
	months: number,
	teams: readonly Team[]
): Promise<string> {
	const survey = await openSurvey(api);
	const lines = teams.flatMap(({ site, shift, comment }) =>
		Array.from({ length: months }, (_month, month) =>
			Array.from({ length: PER_MONTH }, (_person, person) =>
				answer(month, person, shift(month), site, person === 0 ? comment : undefined)
			)
		).flat()
	);
	await send(api, survey, lines);
	return survey;
}

/** Everything the page says from now on is in this language, in this theme. */
export async function inLanguage(page: Page, locale: 'zh' | 'en'): Promise<void> {
	const url = process.env['HEED_E2E_URL'] ?? '';
	await page.context().addCookies([{ name: 'heed_locale', value: locale, url }]);
}
