/** What the database counts of prevention; shares, intervals and words are calculated from it. */
import { z } from 'zod';
import {
	guardResult,
	GUARDS,
	WATCHED,
	type Guard,
	type GuardResult
} from '#lib/domain/prevention/guards.ts';
import type { Observed } from '#lib/domain/prevention/shown-result.ts';
import { VERDICTS } from '#lib/domain/prevention/verdict.ts';
import { answeredInstant, bilingualAnswer } from './fields.ts';

export const count = z.int().nonnegative();
const share = z.object({ n: count, complaints: count });

export const preventionCounts = z.object({
	alerts: z.object({ total: count, open: count, amber: count, red: count, must_act: count }),
	cases: z.object({
		total: count,
		open: count,
		closed: count,
		overdue: count,
		solved: count,
		not_solved: count,
		not_reached: count,
		no_problem: count
	}),
	pre_complaints: count.meta({
		description: 'Problems that customers told before they complained.'
	})
});

/** `n` and `complaints` are of customers whose window has ended; `drawn` of everybody. */
export const armCount = z
	.object({
		drawn: count,
		n: count,
		complaints: count,
		attempted: count,
		reached: count,
		released: count,
		pre_complaints: count,
		opt_outs: count,
		left: count
			.nullable()
			.default(null)
			.meta({ description: 'Customers who left; null where the programme does not watch it.' }),
		surveyed: count,
		unhappy: count
	})
	.meta({
		id: 'PreventionArm',
		description:
			'Intention to treat: everybody counts where they were drawn. n, complaints, pre_complaints, opt_outs, left, surveyed and unhappy are of customers whose window has ended.'
	});
export type ArmCounted = z.output<typeof armCount>;
export const armCounts = z.object({ contact: armCount, holdout: armCount });

const interval = z.tuple([z.number(), z.number()]);
export const effect = z.object({
	difference: z.number(),
	interval90: interval,
	better: z.number(),
	prevented: z.number(),
	prevented90: interval,
	plain: z.object({ difference: z.number(), ci95: interval })
});

export const program = z.object({
	id: z.uuid(),
	name: bilingualAnswer,
	play: z.string(),
	opened_at: answeredInstant,
	opened_by: z.string().nullable(),
	block_size: count,
	block_holdouts: count,
	window_days: count,
	verdict_on: z.iso.date(),
	verdict_from: answeredInstant,
	planned_n: count,
	expected_per_week: z.number(),
	capacity_per_week: z.number(),
	base_rate: z.number(),
	historic_n: count,
	historic_complaints: count,
	/** What is watched beside the outcome, fixed at the opening. */
	guards: z.array(z.enum(WATCHED)),
	salt_commitment: z.string(),
	closed_at: answeredInstant.nullable(),
	close_reason: z.string().nullable(),
	verdict: z
		.object({ verdict: z.enum(VERDICTS), effect: effect.nullable(), arms: armCounts })
		.nullable(),
	verdict_at: answeredInstant.nullable(),
	arms: armCounts
});
export type Program = z.output<typeof program>;

/** A programme as the domain judges it. */
export function observed(row: Program): Observed {
	return {
		arms: row.arms,
		verdictAt: new Date(row.verdict_from),
		windowDays: row.window_days,
		isClosed: row.closed_at !== null,
		read: row.verdict
	};
}

/** The guards of a programme, each with both arms and what may be said of them. */
export function guardsOf({ guards, arms }: Program): (GuardResult & { guard: Guard })[] {
	const counts = ({ n, unhappy, surveyed, left, opt_outs }: ArmCounted) => ({
		next_survey: { count: unhappy, n: surveyed },
		churn: { count: left ?? 0, n },
		opt_outs: { count: opt_outs, n }
	});
	const [contact, holdout] = [counts(arms.contact), counts(arms.holdout)];
	return GUARDS.filter((guard) => guards.includes(guard)).map((guard) => ({
		guard,
		...guardResult({ contact: contact[guard], holdout: holdout[guard] })
	}));
}

const period = z.object({
	complaints: count,
	answers: count,
	unhappy: count,
	invited: count,
	responded: count
});

export const preventionLedger = preventionCounts.extend({
	flags: z.object({
		days: count,
		bands: z.array(share.extend({ band: z.enum(['amber', 'red', 'must_act']) })),
		known_complaints: count,
		flagged_before: count
	}),
	lead_times: z.array(z.object({ days: count, n: count })),
	months: z.array(z.object({ month: z.string(), alerts: count, acted: count, complaints: count })),
	periods: z.object({ days: count, before: period, after: period }),
	expected: z.object({
		amber: count,
		weeks: count,
		/** Contacts a week that the organisation set itself; null for no limit. */
		capacity: count.nullable(),
		historic: share
	}),
	sees_lottery: z.boolean(),
	program: program.nullable(),
	earlier: z.array(program)
});
export type PreventionLedger = z.output<typeof preventionLedger>;

export const lotAudit = z.array(
	z.object({
		program: z.uuid(),
		drawn: count,
		agree: count,
		commitment_holds: z.boolean(),
		salt_commitment: z.string(),
		salt: z.string().nullable()
	})
);
export type LotAudit = z.output<typeof lotAudit>[number];
