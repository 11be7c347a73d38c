import { describe, expect, test } from 'vitest';
import type { SurveySums, ZoneSums } from '#lib/domain/servqual/survey-sums.ts';
import { countSurvey } from '../../../../tests/support/count-survey.ts';
import { answers, constant, FORM, PERCEPTION } from '../../../../tests/support/servqual-form.ts';
import { dashboardView } from './dashboard-view.ts';
import { thermometer } from './thermometer.ts';

const of = (sums: SurveySums) => thermometer(sums, dashboardView(sums, {}));

describe('without a least acceptable level', () => {
	test('the bar reaches from perception to expectation', () => {
		const sums = countSurvey(FORM, answers(60));
		const found = of(sums);
		expect(found?.kind).toBe('gap');
		for (const [d, { bar, marker, stands }] of (found?.rows ?? []).entries()) {
			const { expectation, perception, main } = dashboardView(sums, {}).dimensions[d] ?? {};
			expect(bar).toEqual([perception?.mean, expectation?.mean].toSorted());
			expect(marker).toBe(perception?.mean);
			expect(stands).toBe((main?.ci?.[1] ?? 0) < 0 ? 'below' : 'at');
		}
	});

	test('a perception above the expectation turns the bar, and is said to be above', () => {
		const [first] = of(countSurvey(FORM, constant(10, 4, 6)))?.rows ?? [];
		expect(first).toMatchObject({ bar: [4, 6], marker: 6, stands: 'above' });
	});
});

test('without expectations there is no thermometer', () => {
	expect(of(countSurvey(PERCEPTION, answers(60)))).toBeNull();
});

describe('with a least acceptable level', () => {
	/** Ten people who all find 4 acceptable, wish for 6 and perceive `perceived`. */
	const zone = (perceived: number): ZoneSums => ({
		n: 10,
		inconsistent: 0,
		adequate: '40',
		desired: '60',
		perceived: String(10 * perceived),
		adequacy_sq: String(10 * (perceived - 4) ** 2),
		superiority_sq: String(10 * (perceived - 6) ** 2),
		below: perceived < 4 ? 10 : 0,
		within: perceived >= 4 && perceived <= 6 ? 10 : 0,
		above: perceived > 6 ? 10 : 0
	});
	const asked = (perceived: number): SurveySums => {
		const sums = countSurvey(FORM, constant(10, 6, perceived));
		return { ...sums, items: sums.items.map((item) => ({ ...item, zone: zone(perceived) })) };
	};

	test.each([
		[3, 'below'],
		[5, 'at'],
		[7, 'above']
	] as const)('a perception of %i stands %s the bar', (perceived, stands) => {
		const found = of(asked(perceived));
		expect(found?.kind).toBe('zone');
		expect(found?.rows[0]).toMatchObject({ bar: [4, 6], marker: perceived, stands, n: 10 });
	});
});
