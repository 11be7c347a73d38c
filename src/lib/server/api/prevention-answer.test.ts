import { describe, expect, test } from 'vitest';
import { preventionAnswer } from '#lib/schemas/prevention.ts';
import type { ArmCounted, PreventionLedger, Program } from '#lib/schemas/prevention-ledger.ts';
import { preventionAnswerOf } from './prevention-answer.ts';

const now = new Date('2027-03-01T00:00:00Z');

const arm = (changes: Partial<ArmCounted>): ArmCounted => ({
	...{ drawn: 0, n: 0, complaints: 0, attempted: 0, reached: 0, released: 0 },
	...{ pre_complaints: 0, opt_outs: 0, left: 0, surveyed: 0, unhappy: 0 },
	...changes
});
const quiet = { complaints: 0, answers: 0, unhappy: 0, invited: 0, responded: 0 };
const empty: PreventionLedger = {
	alerts: { total: 0, open: 0, amber: 0, red: 0, must_act: 0 },
	cases: {
		...{ total: 0, open: 0, closed: 0, overdue: 0 },
		...{ solved: 0, not_solved: 0, not_reached: 0, no_problem: 0 }
	},
	pre_complaints: 0,
	flags: {
		days: 60,
		bands: [
			{ band: 'amber', n: 0, complaints: 0 },
			{ band: 'red', n: 0, complaints: 0 },
			{ band: 'must_act', n: 0, complaints: 0 }
		],
		known_complaints: 0,
		flagged_before: 0
	},
	lead_times: [],
	months: [],
	periods: { days: 90, before: quiet, after: quiet },
	expected: { amber: 0, weeks: 12, capacity: null, historic: { n: 0, complaints: 0 } },
	sees_lottery: true,
	program: null,
	earlier: []
};
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
		contact: arm({ drawn: 220, n: 200, complaints: 16 }),
		holdout: arm({ drawn: 110, n: 100, complaints: 25 })
	}
};
const told = (changes: Partial<PreventionLedger>) =>
	preventionAnswer.parse(preventionAnswerOf({ ...empty, ...changes }, now));

describe('what the API tells of prevention', () => {
	test('of an organisation at its beginning: counts, and nothing that cannot be said', () => {
		expect(told({})).toMatchObject({
			precision: { n: 0, share: null, ci95: null },
			...{ lead_time: null, program: null, arms: null, estimate: null, verdict: null },
			reason: 'not_enough_data'
		});
	});

	test('of a running lottery: both arms and the estimate, but no verdict', () => {
		expect(told({ program })).toMatchObject({
			program: { phase: 'drawing', holdout_share: 1 / 3, gate: { is_open: true } },
			arms: { holdout: { drawn: 110, n: 100, complaints: 25 } },
			estimate: { p_better: null, newcombe: { difference: 0.25 - 0.08 } },
			verdict: null,
			reason: 'verdict_not_due'
		});
	});

	test('of its guards: both arms, and a difference once there is enough', () => {
		const arms = {
			contact: arm({ n: 200, left: 40, surveyed: 50, unhappy: 6, opt_outs: 3 }),
			holdout: arm({ n: 100, left: 5, surveyed: 25, unhappy: 3, opt_outs: 1 })
		};
		const { guards } = told({ program: { ...program, arms } });
		expect(guards).toMatchObject([
			{ code: 'next_survey', contact: { n: 50, count: 6 }, difference: null, is_worse: null },
			{ code: 'churn', holdout: { n: 100, count: 5 }, is_worse: true },
			{ code: 'opt_outs', contact: { n: 200, count: 3 }, ci95: null, is_worse: null }
		]);
		expect(guards?.[1]?.difference).toBeCloseTo(-0.15, 12);
		const earlier = { ...program, guards: ['next_survey', 'opt_outs'] as Program['guards'] };
		expect(told({ program: earlier }).guards?.map(({ code }) => code)).toEqual([
			'next_survey',
			'opt_outs'
		]);
		expect(told({}).guards).toBeNull();
	});

	test('behind the gate: no estimate', () => {
		const arms = { ...program.arms, holdout: arm({ drawn: 20, n: 14, complaints: 4 }) };
		expect(told({ program: { ...program, arms } })).toMatchObject({
			program: { gate: { is_open: false, holdout: { have: 14, need: 30 } } },
			estimate: null,
			reason: 'not_enough_data'
		});
	});

	test('after its date: the verdict as it was read', () => {
		const arms = program.arms;
		const read = {
			...{ closed_at: '2027-02-01T00:00:00Z', verdict_at: '2027-02-01T00:00:00Z' },
			verdict: { verdict: 'cannot_tell' as const, effect: null, arms }
		};
		expect(told({ program: { ...program, ...read } })).toMatchObject({
			program: { phase: 'read' },
			verdict: 'cannot_tell',
			estimate: null,
			reason: 'not_enough_data'
		});
	});

	test('to those who contact customers: nothing of the lottery', () => {
		expect(told({ sees_lottery: false })).toMatchObject({
			...{ program: null, arms: null },
			reason: 'not_shown_to_role'
		});
	});

	test('precision overall and by band, and lead time with quartiles', () => {
		const flags = {
			...empty.flags,
			bands: [
				{ band: 'amber' as const, n: 64, complaints: 11 },
				{ band: 'red' as const, n: 3, complaints: 2 }
			]
		};
		expect(told({ flags, lead_times: [{ days: 12, n: 5 }] })).toMatchObject({
			precision: {
				...{ n: 67, complaints: 13, false_alarms: 54, share: 13 / 67 },
				bands: [
					{ band: 'amber', share: 11 / 64 },
					{ band: 'red', share: null, false_alarms: 1 }
				]
			},
			lead_time: { n: 5, median: 12, q1: 12, q3: 12 }
		});
	});
});
