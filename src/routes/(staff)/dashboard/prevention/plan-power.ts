/** What a plan can show, calculated from what is written in its form. */
import {
	BLOCKS,
	blockNamed,
	plannedCustomers,
	proposeBlock,
	shareOf,
	type Block
} from '#lib/domain/prevention/lots.ts';
import { neededCustomers, recognised } from '#lib/domain/prevention/power.ts';
import { daysBetween } from '#lib/schemas/prevention-form.ts';

/** What is written in the form; in a browser numbers may still be words. */
export type Written = {
	expected_per_week: unknown;
	capacity_per_week: unknown;
	base_percent: unknown;
	share: string;
	window_days: unknown;
	verdict_on: string;
};

/** Below this chance of recognising a halving, most such programmes end in "cannot tell". */
const FAIR_CHANCE = 0.5;
/** True changes of the complaint rate that are told: to one half, and to two thirds. */
const HALF = 1 / 2;
const TWO_THIRDS = 2 / 3;
/** Held-out shares of the table. */
const SPLITS = [1 / 2, 1 / 3, 1 / 5] as const;

export type Power = {
	/** Customers drawn until the last draw. */
	n: number;
	half: number;
	third: number;
	isSmall: boolean;
	proposed: Block;
	/** Why that share: as many as cannot be contacted, the least, or the most. */
	why: 'scarce' | 'least' | 'most';
	needed: { treated: number; customers: { holdout: number; n: number }[] }[];
	base: number;
};

/**
 * Unit: customers and probabilities. Range: see the parts.
 * Missing: null while a number of the form cannot be read.
 */
export function powerOfPlan(written: Written, today: string): Power | null {
	const perWeek = Number(written.expected_per_week);
	const capacity = Number(written.capacity_per_week);
	const base = Number(written.base_percent) / 100;
	const drawDays = daysBetween(today, written.verdict_on) - Number(written.window_days);
	const block = blockNamed(written.share);
	const isReadable = [perWeek, capacity, base, drawDays].every(Number.isFinite);
	if (!block || !isReadable || perWeek <= 0 || capacity < 0 || base <= 0 || base >= 1) return null;
	const n = plannedCustomers(perWeek, drawDays);
	const power = (part: number) => recognised({ base, treated: base * part }, n, shareOf(block));
	const scarce = 1 - capacity / perWeek;
	return {
		...{ n, base },
		half: power(HALF),
		third: power(TWO_THIRDS),
		isSmall: power(HALF) < FAIR_CHANCE,
		proposed: proposeBlock(perWeek, capacity),
		why: scarce > shareOf(BLOCKS.at(-1) ?? block) ? 'most' : scarce > 0 ? 'scarce' : 'least',
		needed: [HALF, TWO_THIRDS].map((part) => ({
			treated: base * part,
			customers: SPLITS.map((holdout) => ({
				holdout,
				n: neededCustomers({ base, treated: base * part }, holdout)
			}))
		}))
	};
}
