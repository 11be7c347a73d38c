import { describe, expect, test } from 'vitest';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import type { Form, Row } from '../../../../tests/support/count-answers.ts';
import { measurementDocument } from '../servqual/measurement-document.ts';
import { summarize } from '../statistics/summary.ts';
import { welch } from '../statistics/welch.ts';
import { compared } from '../servqual/compared.ts';
import { restOf } from '../servqual/rest.ts';
import { trainingSheet } from './sheet.ts';

const FORM: Form = {
	survey: 's',
	scale: { min: 1, max: 7 },
	columns: ['perception'],
	dimensions: [
		{ code: 'a', items: ['a1', 'a2'] },
		{ code: 'b', items: ['b1', 'b2'] }
	]
};

/** People who differ a little; dimension b is lower by `low`. */
const people = (n: number, low = 0): Row[] =>
	Array.from({ length: n }, (_none, i) => {
		const base = 4 + (i % 3);
		return { perceptions: [base, base, base - low, base - low], satisfaction: base };
	});

const TEAM = people(30, 2);
const OTHERS = people(60);
const team = countSurvey(FORM, TEAM);
const whole = countSurvey(FORM, [...TEAM, ...OTHERS]);

describe('the rest of a whole', () => {
	test('is what the others say by themselves', () => {
		const others = countSurvey(FORM, OTHERS);
		for (const place of [0, 1]) {
			const left = restOf(
				whole.dimensions[place]?.perception ?? null,
				team.dimensions[place]?.perception ?? null
			);
			const { n, sum, sum_sq } = others.dimensions[place]?.perception ?? {};
			expect(left).toEqual({ n, sum, sum_sq });
		}
	});

	test('is unknown where a part is withheld or larger than the whole', () => {
		const part = { n: 6, sum: '30', sum_sq: '150' };
		expect(restOf(null, part)).toBeNull();
		expect(restOf(part, null)).toBeNull();
		expect(restOf({ ...part, n: 5 }, part)).toBeNull();
	});
});

describe('a page for trainers', () => {
	const sheet = trainingSheet({ team, whole, before: null, after: null }, {});

	test('has the numbers of the measurement document, the weakest first', () => {
		const document = measurementDocument(team, {});
		expect(sheet?.dimensions.map(({ code }) => code)).toEqual(['b', 'a']);
		const b = document.dimensions.find(({ code }) => code === 'b');
		expect(sheet?.dimensions[0]).toMatchObject({
			value: b?.perception.mean,
			ci: b?.perception.ci95,
			n: 30
		});
		expect(sheet?.items.slice(0, 2).map(({ code }) => code)).toEqual(['b1', 'b2']);
	});

	test('tells what differs from the other teams and calls the rest noise', () => {
		const [b, a] = sheet?.dimensions ?? [];
		expect(b?.rest).toMatchObject({ verdict: 'worse', otherN: 60 });
		expect(b?.rest?.test?.difference).toBeCloseTo(-2, 10);
		expect(a?.rest?.verdict).toBe('noise');
		expect(a?.change).toBeNull();
	});

	test('tells what has changed since, and that a little is no change', () => {
		const changed = trainingSheet(
			{ team, whole: null, before: team, after: countSurvey(FORM, people(40, 0)) },
			{}
		);
		const [b, a] = changed?.dimensions ?? [];
		expect(b?.rest).toBeNull();
		expect(b?.change?.verdict).toBe('better');
		expect(b?.change?.effect?.g).toBeGreaterThan(1);
		expect(a?.change?.verdict).toBe('noise');
	});

	test('compares nothing with fewer than five people, and says so', () => {
		const few = trainingSheet(
			{ team, whole: countSurvey(FORM, [...TEAM, ...people(4)]), before: null, after: null },
			{}
		);
		expect(few?.dimensions[0]?.rest).toMatchObject({
			test: null,
			verdict: null,
			reason: 'too_few'
		});
	});

	test('is empty for a survey of expectations', () => {
		const hoped = countSurvey({ ...FORM, columns: ['expectation'] }, TEAM);
		expect(trainingSheet({ team: hoped, whole: null, before: null, after: null }, {})).toBeNull();
	});
});

test('differences are adjusted for all that are in the table', () => {
	const values = (shift: number) =>
		summarize({ n: 20, sum: String(80 + shift), sum_sq: String(360 + 8 * shift) });
	const pairs = [0, -3, -12].map((shift) => ({ ours: values(shift), theirs: values(0) }));
	const alone = welch(values(-12), values(0)).value?.p ?? NaN;
	expect(compared(pairs, 5)[2]?.pHolm).toBeCloseTo(3 * alone, 12);
});
