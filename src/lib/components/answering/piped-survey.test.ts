import { expect, test } from 'vitest';
import type { AskedSurvey } from '#lib/domain/surveys/asked-survey.ts';
import { pipedSurvey } from './piped-survey.ts';

const survey: AskedSurvey = {
	organization: { zh: '晨光供热', en: 'Morning Heat' },
	title: { zh: '{{organization}}问卷', en: 'Survey of {{organization}}' },
	languages: ['zh', 'en'],
	notice_version: '1',
	consent: 'identified',
	intro: { zh: '{{date}}，{{channel}}', en: 'On {{date}}, by {{channel|us}}' },
	mode: 'answer',
	scale: { min: 1, max: 7, labels: null },
	dimensions: [],
	items: [],
	columns: [],
	asks: { overall: true, comment: true, importance: false, contact: 'never' },
	questions: [
		{
			...{ code: 'q', type: 'single', required: false, place: 'after' },
			text: { en: 'Was {{site|our office}} warm?' },
			options: [{ code: 'a', text: { en: 'Yes, {{site}} was' } }]
		}
	],
	encounter: {
		site: { zh: '城北站', en: 'North station' },
		service: { en: 'Repair' },
		channel: 'visit',
		ended_at: '2026-11-01T17:00:00Z',
		time_zone: 'Asia/Shanghai'
	}
};

test('each language gets the facts in its own words, dates on the clock of the place', () => {
	const piped = pipedSurvey(survey);
	expect(piped.title).toEqual({ zh: '晨光供热问卷', en: 'Survey of Morning Heat' });
	expect(piped.intro).toEqual({ zh: '2026年11月2日，上门', en: 'On 2 Nov 2026, by home visit' });
	expect(piped.questions[0]?.text).toEqual({ en: 'Was North station warm?' });
	expect(piped.questions[0]?.options?.[0]?.text).toEqual({ en: 'Yes, North station was' });
});

test('without a service contact, or with a channel of the organisation, fallbacks speak', () => {
	expect(pipedSurvey({ ...survey, encounter: null }).questions[0]?.text.en).toBe(
		'Was our office warm?'
	);
	const encounter = survey.encounter && { ...survey.encounter, channel: 'pigeon' };
	expect(pipedSurvey({ ...survey, encounter }).intro?.en).toBe('On 2 Nov 2026, by us');
});
