import { describe, expect, test } from 'vitest';
import type { ArmCounted, Program } from '#lib/schemas/prevention-ledger.ts';
import { counted, programView } from './prevention-view.ts';

const arm = (changes: Partial<ArmCounted>): ArmCounted => ({
	...{ drawn: 0, n: 0, complaints: 0, attempted: 0, reached: 0, released: 0 },
	...{ pre_complaints: 0, opt_outs: 0, left: 0, surveyed: 0, unhappy: 0 },
	...changes
});
const program: Program = {
	id: '00000000-0000-4000-8000-000000000001',
	name: { en: 'Calls' },
	play: 'A call',
	opened_at: '2026-11-26T00:00:00Z',
	opened_by: null,
	...{ block_size: 6, block_holdouts: 2, window_days: 60 },
	verdict_on: '2027-11-26',
	verdict_from: '2027-11-26T00:00:00Z',
	...{ planned_n: 240, expected_per_week: 5, capacity_per_week: 4, base_rate: 0.2 },
	...{ historic_n: 0, historic_complaints: 0, salt_commitment: 'ab'.repeat(32) },
	guards: ['next_survey', 'churn', 'opt_outs', 'pre_complaints'],
	...{ closed_at: null, close_reason: null, verdict: null, verdict_at: null },
	arms: {
		contact: arm({ drawn: 40, n: 20, complaints: 2, reached: 25 }),
		holdout: arm({ drawn: 20, n: 14, complaints: 4 })
	}
};

describe('a programme on the page', () => {
	const view = programView(program, new Date('2027-03-01T00:00:00Z'));

	test('tells the power that was told, and the days that are left', () => {
		expect(view.told).toBeCloseTo(0.63, 2);
		expect(view.lastDraw.toISOString()).toBe('2027-09-27T00:00:00.000Z');
		expect(view).toMatchObject({ drawDaysLeft: 210, verdictDaysLeft: 270, drawn: 60 });
	});

	test('counts reached among the drawn, complaints among those whose window has ended', () => {
		expect(view.armRows[0]).toMatchObject({
			arm: 'contact',
			reached: { count: 25, n: 40, share: 0.625 },
			complaints: { count: 2, n: 20, share: 0.1 }
		});
		expect(view.shown.effect).toBeNull();
	});

	test('has no share of nobody', () => {
		expect(counted(0, 0)).toEqual({ count: 0, n: 0, share: null, ci: null });
	});
});
