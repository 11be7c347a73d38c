/** The queue of waiting alerts as the database answers it, and what staff tell it through forms. */
import { z } from 'zod';
import type { RateOfRange, Ranked } from '#lib/domain/risk/expected-complaints.ts';
import type { LedgerRow } from '#lib/domain/risk/ledger.ts';
import { ledgerRow } from './customer.ts';

const instant = z.string().min(1);
const share = z.number().min(0).max(1);
const ranked = z.object({ score: z.int(), risk: share.nullable() });

export type Waiting = Ranked & {
	readonly customer: string;
	readonly name: string | null;
	readonly waitingSince: string;
	/** Enough points and risk to be called once the week has room. */
	readonly isReady: boolean;
	/** Live reasons. */
	readonly events: readonly LedgerRow[];
};

export type AlertQueue = {
	/** Cases a week; null opens everything at once. */
	readonly capacity: number | null;
	readonly used: number;
	/** Monday, when the week began. */
	readonly weekFrom: string;
	readonly waiting: number;
	/** Who was opened this week. */
	readonly listed: readonly Ranked[];
	/** Everybody who waits. */
	readonly outside: readonly Ranked[];
	/** The first of those who wait. */
	readonly items: readonly Waiting[];
	/** What became of customers in each band whom nobody contacted; empty while that is not known. */
	readonly rates: readonly RateOfRange[];
};

export const alertQueue = z
	.object({
		capacity: z.int().nullable(),
		used: z.int().nonnegative(),
		week_from: instant,
		waiting: z.int().nonnegative(),
		listed: z.array(ranked),
		outside: z.array(ranked),
		rates: z.array(
			z.object({
				from: z.int(),
				to: z.int().nullable(),
				n: z.int().nonnegative(),
				complaints: z.int().nonnegative()
			})
		),
		items: z.array(
			ranked.extend({
				customer: z.string(),
				name: z.string().nullable(),
				waiting_since: instant,
				is_ready: z.boolean(),
				events: z.array(ledgerRow)
			})
		)
	})
	.transform(({ week_from, items, ...rest }): AlertQueue => ({
		...rest,
		weekFrom: week_from,
		items: items.map(({ waiting_since, is_ready, ...item }) => ({
			...item,
			waitingSince: waiting_since,
			isReady: is_ready
		}))
	}));

export const takeForm = z.object({
	customer: z.string().trim().min(1).max(200),
	reason: z.string().trim().min(1, 'required').max(1000, 'too_long')
});

/** Empty is no limit. */
const limit = (most: number) =>
	z
		.string()
		.trim()
		.default('')
		.refine((value) => value === '' || isCount(value), 'number_needed')
		.refine(
			(value) => !isCount(value) || (Number(value) >= 1 && Number(value) <= most),
			'out_of_range'
		);

function isCount(value: string): boolean {
	return /^\d+$/.test(value);
}

export const preventionRulesForm = z.object({
	weekly_capacity: limit(10_000),
	minimum_points: limit(1_000),
	/** Percent, as people say it. */
	minimum_risk: limit(99),
	cluster_customers: z.coerce
		.number('number_needed')
		.int('number_needed')
		.min(3, 'out_of_range')
		.max(1000, 'out_of_range')
		.default(5),
	/** Code of the survey that asks whether it helped; empty asks nobody. */
	recovery_survey: z.string().trim().max(63).default(''),
	recovery_days: z.coerce
		.number('number_needed')
		.int('number_needed')
		.min(1, 'out_of_range')
		.max(60, 'out_of_range')
		.default(3),
	amber_at_once: z.boolean().default(false),
	digest_hour: z.coerce.number('number_needed').int().min(0).max(23).default(8)
});
export type PreventionRulesForm = z.infer<typeof preventionRulesForm>;
