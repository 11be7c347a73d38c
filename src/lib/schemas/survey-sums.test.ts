import { describe, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import { countSurvey } from '../../../tests/support/count-survey.ts';
import { answers, expectHonest, FORM } from '../../../tests/support/servqual-form.ts';
import { surveySums } from './survey-sums.ts';

const rows = answers(24).map((row, i) => ({ ...row, group: i < 10 ? 'a' : 'b' }));
const counted = countSurvey(FORM, rows);
/** As the database answers: a month has no name. */
const answered = {
	...counted,
	title: { en: 'Title' },
	groups: counted.groups.map((group) => ({ ...group, name: null }))
};

describe('the sums of the database', () => {
	test('pass unchanged, without the null of a name that is not there', () => {
		expect(surveySums.parse(JSON.parse(JSON.stringify(answered)))).toEqual(counted);
	});

	test('withheld below the limit, they still make an honest document', () => {
		const few = countSurvey(FORM, rows.slice(0, 4));
		const none = { expectation: null, perception: null, gap: null };
		const withheld = {
			...few,
			items: few.items.map((item) => ({ ...item, ...none })),
			dimensions: few.dimensions.map((dimension) => ({
				...dimension,
				...none,
				ep_cross: null,
				complete: none
			})),
			overall: { perception: null, gap: null, satisfaction: null },
			groups: []
		};
		const document = measurementDocument(surveySums.parse(withheld), {});
		expectHonest(document);
		expect(document.overall.top2_box).toMatchObject({ share: null, reason: 'too_few' });
	});

	test.each(['4.5', 'NaN', '', 'Infinity'])('%j is not an exact sum', (sum) => {
		const overall = {
			...answered.overall,
			satisfaction: { ...answered.overall.satisfaction, sum }
		};
		expect(surveySums.safeParse({ ...answered, overall }).success).toBe(false);
	});
});
