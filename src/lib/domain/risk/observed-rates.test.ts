import { describe, expect, test } from 'vitest';
import { comparableTo, observedRate, pointsOf, type ObservedRow } from './observed-rates.ts';
import { CARD } from './sample-rows.ts';

const at = (score: number, n: number, complaints: number, isMustAct = false): ObservedRow => ({
	...{ score, n, complaints, isMustAct }
});

describe('comparable customers', () => {
	const rows = [at(2, 500, 20), at(5, 40, 6), at(7, 24, 5), at(8, 30, 9), at(6, 90, 60, true)];

	test('are those of the same band by the card in use', () => {
		const amber = comparableTo('amber', rows, CARD);
		expect(amber).toMatchObject({ band: 'amber', from: 5, to: 7, n: 64, complaints: 11 });
		expect(amber?.rate).toBeCloseTo(11 / 64, 12);
		expect(comparableTo('amber', rows, { ...CARD, amberFrom: 6 })).toMatchObject({ n: 24 });
	});

	test('of somebody who demands action did too, whatever their points', () => {
		expect(comparableTo('must_act', rows, CARD)).toMatchObject({
			...{ from: null, to: null, n: 90, complaints: 60 }
		});
	});

	test('an unknown customer has none', () => {
		expect(comparableTo(null, rows, CARD)).toBeNull();
	});
});

test('below twenty customers no rate is told, and none is not a rate of nothing', () => {
	expect(observedRate([at(3, 19, 4)])).toEqual({ n: 19, complaints: 4, rate: null, ci90: null });
	expect(observedRate([])).toEqual({ n: 0, complaints: 0, rate: null, ci90: null });
	expect(observedRate([at(3, 20, 0)])).toMatchObject({ rate: 0 });
	expect(observedRate([at(3, 20, 0)]).ci90?.[1]).toBeGreaterThan(0.05);
});

test('bands meet without a gap', () => {
	expect(pointsOf('low', CARD)).toEqual({ from: null, to: 2 });
	expect(pointsOf('watch', CARD)).toEqual({ from: 3, to: 4 });
	expect(pointsOf('red', CARD)).toEqual({ from: 8, to: null });
});
