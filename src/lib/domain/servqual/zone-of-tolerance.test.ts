import { describe, expect, test } from 'vitest';
import { acceptanceCase } from '../../../../tests/support/acceptance-cases.ts';
import { expectNear } from '../../../../tests/support/near.ts';
import { zoneOfTolerance } from './zone-of-tolerance.ts';

type Expected = {
	MSA?: number;
	MSS?: number;
	width?: number;
	position?: number | null;
	zone?: string;
	flag?: string;
	excluded?: boolean;
};

describe('zone of tolerance', () => {
	test('the mean of LibQUAL peers', () => {
		type Input = { minimum: number; desired: number; perceived: number };
		const {
			input,
			expect: expected,
			tol
		} = acceptanceCase<Input, Required<Expected>>('AC12', 'zone of tolerance, LibQUAL peer mean');
		const found = zoneOfTolerance({ ...input, adequate: input.minimum });
		if (found.isInconsistent) throw new Error('The case is consistent.');
		expectNear(found.adequacy, expected.MSA, tol);
		expectNear(found.superiority, expected.MSS, tol);
		expectNear(found.width, expected.width, tol);
		expectNear(found.position, expected.position ?? NaN, tol);
		expect(found.zone).toBe('within');
	});

	const edges = acceptanceCase<[number, number, number][], Expected[]>('AC12', 'ZoT edge cases');

	test.each(edges.input.map((triple, i) => ({ triple, expected: edges.expect[i] ?? {} })))(
		'$triple',
		({ triple: [adequate, desired, perceived], expected }) => {
			const found = zoneOfTolerance({ adequate, desired, perceived });
			expect(found.isInconsistent).toBe(expected.excluded ?? false);
			if (found.isInconsistent) {
				expect(expected.flag).toBe('inconsistent_adequate_gt_desired');
				return;
			}
			expect(found.adequacy).toBe(expected.MSA);
			expect(found.superiority).toBe(expected.MSS);
			expect(found.position).toBe(expected.position);
			if (expected.width !== undefined) expect(found.width).toBe(expected.width);
			if (expected.zone !== undefined) expect(found.zone).toBe(expected.zone);
		}
	);

	test('both ends belong to the zone', () => {
		expect(zoneOfTolerance({ adequate: 3, desired: 6, perceived: 3 })).toMatchObject({
			position: 0,
			zone: 'within'
		});
		expect(zoneOfTolerance({ adequate: 3, desired: 6, perceived: 6 })).toMatchObject({
			position: 1,
			zone: 'within'
		});
	});
});
