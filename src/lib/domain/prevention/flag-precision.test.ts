import { describe, expect, test } from 'vitest';
import { expectAllNear } from '../../../../tests/support/near.ts';
import { flagPrecision, overallPrecision } from './flag-precision.ts';

describe('precision of flags', () => {
	const flagged = [
		{ band: 'amber', n: 64, complaints: 11 },
		{ band: 'red', n: 4, complaints: 2 }
	];

	test('is the share with a complaint, with its interval and the false alarms', () => {
		const [amber] = flagPrecision(flagged);
		expect(amber).toMatchObject({ falseAlarms: 53, precision: { value: 11 / 64, n: 64 } });
		expectAllNear(amber?.ci95, [0.0987, 0.2822], 5e-4);
	});

	test('below five customers only the counts are told', () => {
		expect(flagPrecision(flagged)[1]).toEqual({
			band: 'red',
			n: 4,
			complaints: 2,
			falseAlarms: 2,
			precision: { value: null, n: 4, reason: 'too_few' },
			ci95: null
		});
	});

	test('overall counts everybody once', () => {
		expect(overallPrecision(flagged)).toMatchObject({ n: 68, complaints: 13, falseAlarms: 55 });
		expect(overallPrecision([])).toMatchObject({ n: 0, precision: { value: null } });
	});
});
