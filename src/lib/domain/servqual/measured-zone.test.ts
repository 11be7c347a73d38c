import { describe, expect, test } from 'vitest';
import { countZone } from '../../../../tests/support/count-zones.ts';
import { expectAllNear, expectNear } from '../../../../tests/support/near.ts';
import {
	answers,
	document,
	expectHonest,
	FORM,
	chance
} from '../../../../tests/support/servqual-form.ts';
import { dimensionZone, measuredZone } from './measured-zone.ts';

/** Adequate, desired, perceived. */
type Triple = [number, number, number];

const zoneOf = (...triples: Triple[]) =>
	countZone(
		triples.map(([a, d, p]) => ({ adequates: [a], expectations: [d], perceptions: [p] })),
		0
	);

const SIX: Triple[] = [
	[5, 7, 6],
	[4, 8, 3],
	[6, 8, 9],
	[5, 6, 6],
	[3, 7, 4],
	[7, 9, 8]
];

describe('zone of tolerance of an item', () => {
	test('by hand, with a contradiction left out and counted', () => {
		const zone = measuredZone(zoneOf(...SIX, [8, 4, 6]), 5);
		expect(zone).toMatchObject({ n: 6, inconsistent: 1, adequate: 5, desired: 7.5, perceived: 6 });
		expect(zone).toMatchObject({ width: 2.5, position: 0.4, zone: 'within' });
		// Perceived − adequate: 1, −1, 3, 1, 1, 1: mean 1, Σ(x − 1)² = 8, s² = 8/5, t(.975, 5) = 2.570582.
		const half = 2.5705818356363146 * Math.sqrt(8 / 5 / 6);
		expectNear(zone.adequacy.mean, 1, 1e-14);
		expectAllNear(zone.adequacy.ci95, [1 - half, 1 + half], 1e-9);
		expectNear(zone.superiority.mean, -1.5, 1e-14);
		expect([zone.below.share, zone.within.share, zone.above.share]).toEqual([1 / 6, 4 / 6, 1 / 6]);
	});

	test('people who contradict themselves do not lift a small group over the limit', () => {
		const zone = measuredZone(zoneOf(...SIX.slice(0, 4), [8, 4, 6], [9, 1, 5]), 5);
		expect(zone).toMatchObject({ n: 4, inconsistent: 2, adequate: null, reason: 'too_few' });
		expect(zone.below).toEqual({ share: null, ci95: null, n: 4, reason: 'too_few' });
	});

	test('a zone without width has no position', () => {
		const zone = measuredZone(zoneOf(...Array.from({ length: 6 }, (): Triple => [6, 6, 6])), 5);
		expect(zone).toMatchObject({
			width: 0,
			position: null,
			reason: 'zero_variance',
			zone: 'within'
		});
		expect(zone.adequacy.ci95).toEqual([0, 0]);
	});

	test('nothing counted is too few', () => {
		expect(measuredZone(null, 5)).toMatchObject({ n: 0, zone: null, reason: 'too_few' });
	});
});

describe('zone of tolerance of a dimension', () => {
	test('is the mean of its items, each counting the same', () => {
		const other = SIX.map(([a, d, p]): Triple => [a, d, p - 2]);
		const zone = dimensionZone([zoneOf(...SIX), zoneOf(...other, ...other)], 5);
		expect(zone).toMatchObject({ n: 6, adequate: 5, desired: 7.5, perceived: 5, zone: 'within' });
		expectNear(zone.position, 0, 1e-14);
	});

	test('one item that few rated withholds it', () => {
		const zone = dimensionZone([zoneOf(...SIX), zoneOf(...SIX.slice(0, 3))], 5);
		expect(zone).toMatchObject({ n: 3, adequate: null, position: null, reason: 'too_few' });
		expect(dimensionZone([], 5)).toMatchObject({ n: 0, reason: 'too_few' });
	});

	test('its interval is never narrower than that of the respondents’ own means', () => {
		const next = chance(11);
		for (let round = 0; round < 50; round += 1) {
			const people = Array.from({ length: 20 }, () => {
				const mood = next();
				return [0, 1, 2, 3].map((): Triple => {
					const adequate = 1 + Math.floor(3 * next());
					return [adequate, adequate + 3, adequate + Math.floor(3 * mood + 3 * next())];
				});
			});
			const items = [0, 1, 2, 3].map((item) =>
				zoneOf(...people.map((triples): Triple => triples[item] ?? [1, 1, 1]))
			);
			const own = people.map(
				(triples) => triples.reduce((sum, [a, , p]) => sum + p - a, 0) / triples.length
			);
			const mean = own.reduce((sum, value) => sum + value, 0) / 20;
			const sd = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 19);
			const half = (2.093024054408263 * sd) / Math.sqrt(20);
			const [lower = NaN, upper = NaN] = dimensionZone(items, 5).adequacy.ci95 ?? [];
			expectNear((lower + upper) / 2, mean, 1e-12);
			expect((upper - lower) / 2).toBeGreaterThanOrEqual(half - 1e-12);
		}
	});
});

test('a form that asks three ratings shows the zone of every item and dimension, others none', () => {
	const rows = answers(60).map((row) => ({
		...row,
		adequates: (row.expectations ?? []).map((desired) =>
			desired === null ? null : Math.max(1, desired - 2)
		)
	}));
	const shown = document(FORM, rows);
	expectHonest(shown);
	expect(shown.items.every(({ zone }) => zone !== undefined && zone.n > 40)).toBe(true);
	expect(shown.dimensions.every(({ zone }) => zone?.position !== null)).toBe(true);
	expect(document(FORM, answers(60)).items.every(({ zone }) => zone === undefined)).toBe(true);
});
