/** Surveys of their own for the journeys of the dashboard, so that no other journey changes their numbers. */
import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext, type Page } from '../fixtures.ts';

const SIZES = { t: 4, r: 5, s: 4, a: 4, e: 5 };
export const ITEMS = Object.entries(SIZES).flatMap(([letter, size]) =>
	Array.from({ length: size }, (_none, i) => `${letter}${i + 1}`)
);
export const LABELS = ['Tangibles', 'Reliability', 'Responsiveness', 'Assurance', 'Empathy'];

export async function openSurvey(
	api: APIRequestContext,
	form = 'expectation_perception'
): Promise<string> {
	const code = `dash-${randomUUID().slice(0, 8)}`;
	const made = await api.post('/api/v1/surveys', {
		data: { code, instrument: 'servqual-22', form, title: { zh: code, en: code } }
	});
	expect(made.ok(), await made.text()).toBe(true);
	expect((await api.post(`/api/v1/surveys/${code}/open`)).ok()).toBe(true);
	return code;
}

export type Answer = {
	at: string;
	site: string;
	shift?: number;
	lower?: number;
	/** Every third person rates everything a point higher. */
	hasMoods?: boolean;
	comment?: string;
	/** External id of an identified customer. */
	customer?: string;
	overall?: number;
};

/** Ratings that differ between people and dimensions, the same at every run. */
export async function submit(
	api: APIRequestContext,
	survey: string,
	answers: readonly Answer[],
	hasExpectations = true
): Promise<void> {
	const lines = answers.map(
		({ at, site, shift = 0, lower = 0, hasMoods = false, ...given }, i) => ({
			submission_id: randomUUID(),
			submitted_at: at,
			site,
			service: 'repair',
			channel: 'visit',
			locale: i % 2 === 0 ? 'zh' : 'en',
			overall: 4 + ((i + shift) % 4),
			...given,
			...Object.fromEntries(
				ITEMS.map((code, j) => [
					`p_${code}`,
					3 - lower + (hasMoods && i % 3 === 0 ? 1 : 0) + ((i * 3 + j + shift) % 4)
				])
			),
			...(hasExpectations
				? Object.fromEntries(ITEMS.map((code, j) => [`e_${code}`, 6 + ((i + j) % 2)]))
				: {})
		})
	);
	const sent = await api.post(`/api/v1/surveys/${survey}/responses`, {
		headers: { 'content-type': 'application/x-ndjson' },
		data: lines.map((line) => JSON.stringify(line)).join('\n')
	});
	expect(await sent.json()).toMatchObject({ accepted: answers.length, rejected: [] });
}

export const repeat = (n: number, answer: Answer): Answer[] =>
	Array.from({ length: n }, () => answer);

export async function inEnglish(page: Page): Promise<void> {
	await page
		.context()
		.addCookies([{ name: 'heed_locale', value: 'en', url: process.env['HEED_E2E_URL'] ?? '' }]);
}

/** As the page rounds a difference: "−0.59", "+0.10", "0.00". */
export const rounded = (value: number) =>
	value
		.toFixed(2)
		.replace(/^-0\.00$/, '0.00')
		.replace('-', '−')
		.replace(/^(?=[1-9]|0\.(?!00))/, '+');
