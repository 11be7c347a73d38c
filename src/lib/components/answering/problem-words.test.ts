import { expect, test } from 'vitest';
import type { AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { problemWords, summaryOf, type Problems } from './problem-words.ts';

const survey: AskedSurvey = {
	organization: { en: 'Heat' },
	title: { en: 'Survey' },
	languages: ['zh', 'en'],
	notice_version: '1',
	consent: 'identified',
	intro: null,
	mode: 'answer',
	scale: { min: 1, max: 7, labels: null },
	dimensions: [
		{ code: 'r', name: { en: 'Reliability' } },
		{ code: 'e', name: { en: 'Empathy' } }
	],
	items: [{ code: 'r1', dimension: 'r', text: { en: 'Kept' } }],
	columns: ['perception'],
	asks: { overall: true, comment: true, importance: true, contact: 'always' },
	questions: [
		{ code: 'why', type: 'text', text: { en: 'Why?' }, required: true, place: 'after' },
		{ code: 'who', type: 'text', text: { en: 'Who?' }, required: true, place: 'before' }
	],
	encounter: null
};

function lines(problems: Problems) {
	return summaryOf(problemWords(problems, survey, {}, 'en'), problems, survey, 'en');
}

test('problems are told in the order of the page, each with a way to its field', () => {
	const found = lines({
		comment: 'too_long',
		q_why: 'answer_needed',
		p_r1: 'rating_needed',
		q_who: 'answer_needed'
	});
	expect(found.map(({ href }) => href)).toEqual(['#q_who', '#p_r1', '#q_why', '#comment']);
	expect(found[0]?.words).toBe('“Who?” needs an answer.');
});

test('what belongs to no field is told last, once', () => {
	const found = lines({ form: 'unreadable', locale: 'unreadable', overall: 'unreadable' });
	expect(found.map(({ href }) => href)).toEqual(['#overall', null]);
});

test('points that do not add up are told with what remains', () => {
	const problems = { w_r: 'points_left' } as const;
	const said = (r: string) => problemWords(problems, survey, { w_r: r, w_e: '50' }, 'en')['w_r'];
	expect(said('30')).toBe('Points left to give: 20.');
	expect(said('80')).toBe('Points too many: 30. Take some back.');
	expect(problemWords({ w_r: 'unreadable' }, survey, {}, 'en')['w_r']).toMatch(/whole number/);
});
