import { describe, expect, test } from 'vitest';
import { measurementDocument } from '#lib/domain/servqual/measurement-document.ts';
import type { Row } from '../../../../../tests/support/count-answers.ts';
import { countSurvey } from '../../../../../tests/support/count-survey.ts';
import { answers, constant, FORM } from '../../../../../tests/support/servqual-form.ts';
import { whyView } from './why-view.ts';

const SIZES = [4, 5, 4, 4, 5];

/** Tangibles are rated high and go along with nothing, reliability low and decides satisfaction. */
function driven(n: number): Row[] {
	let state = 7;
	const next = (below: number): number => {
		state = (state * 48271) % 2147483647;
		return state % below;
	};
	return Array.from({ length: n }, () => {
		const moods = [5 + next(2), 1 + next(5), 4 + next(2), 4 + next(2), 4 + next(2)];
		return {
			expectations: Array<number>(22).fill(6),
			perceptions: SIZES.flatMap((size, d) => Array<number>(size).fill(moods[d] ?? 4)),
			satisfaction: Math.min(7, (moods[1] ?? 1) + next(2))
		};
	});
}

describe('what satisfaction goes along with', () => {
	const sums = countSurvey(FORM, driven(300));
	const view = whyView(sums, {});

	test('shows the numbers of the measurement document, whose parts sum to 1', () => {
		const document = measurementDocument(sums, {});
		expect(view.rSquared).toBe(document.drivers.r_squared);
		expect(view.drivers.map(({ derived }) => [derived.value, derived.ci])).toEqual(
			document.dimensions.map(({ importance }) => [importance.derived, importance.derived_ci95])
		);
		const parts = view.drivers.map(({ derived }) => derived.value ?? NaN);
		expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
	});

	test('has an interval of what people say as well', () => {
		const rows = driven(80).map((row, i) => ({
			...row,
			importance: i % 2 === 0 ? [20, 20, 20, 20, 20] : [40, 15, 15, 15, 15]
		}));
		const { stated } = whyView(countSurvey(FORM, rows), {}).drivers[0] ?? {};
		expect([stated?.value, stated?.n]).toEqual([0.3, 80]);
		// s = .1 · √(80/79), t(79) = 1.990450.
		expect(stated?.ci?.[1]).toBeCloseTo(0.3 + 1.99045 * (0.1 / Math.sqrt(79)), 6);
	});

	test('calls the quadrant of what is done badly and matters, and greys what does not', () => {
		expect(view.drivers[1]).toMatchObject({ quadrant: 'concentrate_here', isWeak: false });
		expect(view.drivers[0]).toMatchObject({ quadrant: 'possible_overkill', isWeak: true });
	});

	test('calls no quadrant where the interval touches a line', () => {
		for (const { quadrant, derived } of view.drivers) {
			const line = view.lines?.importance ?? NaN;
			const [low, high] = derived.ci ?? [NaN, NaN];
			if (low <= line && line <= high) expect(quadrant).toBeNull();
		}
	});

	test('says nothing from fewer people than the method needs', () => {
		const few = whyView(countSurvey(FORM, driven(74)), {});
		expect(few).toMatchObject({
			n: 74,
			needed: 75,
			rSquared: null,
			reason: 'too_few',
			lines: null
		});
		for (const { derived, quadrant, isWeak } of few.drivers) {
			expect([derived.value, quadrant, isWeak]).toEqual([null, null, false]);
		}
		// How well it is done is known all the same.
		expect(few.drivers[0]?.performance.value).toEqual(expect.any(Number));
	});

	test('of equal answers explains nothing, and says why', () => {
		const same = whyView(countSurvey(FORM, constant(90, 6, 5)), {});
		expect(same).toMatchObject({ rSquared: null, reason: 'zero_variance' });
	});

	test('without the question about satisfaction there is nothing to explain', () => {
		const rows = answers(90).map(({ satisfaction: _left, ...row }) => row);
		expect(whyView(countSurvey(FORM, rows), {})).toMatchObject({ n: 0, rSquared: null });
	});
});
