/** The ledger as the page shows it: shares with their intervals, what may be shown of the lottery, and no more. */
import { ARMS, type Arm } from '#lib/domain/prevention/arms.ts';
import { flagPrecision, overallPrecision } from '#lib/domain/prevention/flag-precision.ts';
import { leadTimeOf, weeklyBins } from '#lib/domain/prevention/lead-time.ts';
import { shareOf } from '#lib/domain/prevention/lots.ts';
import { daysUntil, lastDrawAt } from '#lib/domain/prevention/phase.ts';
import { recognised } from '#lib/domain/prevention/power.ts';
import { shownResult } from '#lib/domain/prevention/shown-result.ts';
import { suppressionGuard, type Period } from '#lib/domain/prevention/suppression-guard.ts';
import { wilsonInterval } from '#lib/domain/statistics/wilson.ts';
import type { Interval } from '#lib/domain/statistics/interval.ts';
import {
	guardsOf,
	observed,
	type ArmCounted,
	type PreventionLedger,
	type Program
} from '#lib/schemas/prevention-ledger.ts';

/** So many of so many, with the 95 % interval of the share; both null of nobody. */
export type Counted = { count: number; n: number; share: number | null; ci: Interval | null };

export function counted(count: number, n: number): Counted {
	return { count, n, share: n === 0 ? null : count / n, ci: wilsonInterval(count, n).value };
}

/** The complaint reduction that a power is told for: by half. */
const HALF = 0.5;

export function programView(program: Program, now: Date) {
	const block = { size: program.block_size, holdouts: program.block_holdouts };
	const verdictAt = new Date(program.verdict_from);
	const change = { base: program.base_rate, treated: program.base_rate * HALF };
	return {
		...program,
		share: shareOf(block),
		told: recognised(change, program.planned_n, shareOf(block)),
		lastDraw: lastDrawAt(verdictAt, program.window_days),
		drawDaysLeft: daysUntil(lastDrawAt(verdictAt, program.window_days), now),
		verdictDaysLeft: daysUntil(verdictAt, now),
		drawn: program.arms.contact.drawn + program.arms.holdout.drawn,
		shown: shownResult(observed(program), now),
		armRows: ARMS.map((arm) => armRow(arm, program.arms[arm])),
		guardRows: guardsOf(program).map(({ arms, ...guard }) => ({
			...guard,
			arms: ARMS.map((arm) => ({ arm, ...counted(arms[arm].count, arms[arm].n) }))
		}))
	};
}
export type ProgramView = ReturnType<typeof programView>;

function armRow(arm: Arm, counts: ArmCounted) {
	return {
		arm,
		complaints: counted(counts.complaints, counts.n),
		reached: counted(counts.reached, counts.drawn),
		preComplaints: counted(counts.pre_complaints, counts.n)
	};
}
export type ArmRow = ReturnType<typeof armRow>;

export function ledgerView(ledger: PreventionLedger, now: Date) {
	const { flags, periods } = ledger;
	const [before, after] = [periodOf(periods.before), periodOf(periods.after)];
	return {
		program: ledger.program && programView(ledger.program, now),
		earlier: ledger.earlier.map((program) => programView(program, now)),
		flags: {
			days: flags.days,
			bands: [...flagPrecision(flags.bands), overallPrecision(flags.bands)],
			warned: counted(flags.flagged_before, flags.known_complaints)
		},
		lead: { summary: leadTimeOf(ledger.lead_times), bins: weeklyBins(ledger.lead_times) },
		guard: {
			word: suppressionGuard(before, after),
			days: periods.days,
			rows: [
				{ period: 'before' as const, ...rowOf(before) },
				{ period: 'after' as const, ...rowOf(after) }
			]
		},
		months: ledger.months
	};
}
export type LedgerView = ReturnType<typeof ledgerView>;

function periodOf(told: PreventionLedger['periods']['before']): Period {
	return {
		complaints: told.complaints,
		unhappy: { count: told.unhappy, n: told.answers },
		responded: { count: told.responded, n: told.invited }
	};
}

function rowOf({ complaints, unhappy, responded }: Period) {
	return {
		complaints,
		unhappy: counted(unhappy.count, unhappy.n),
		responded: counted(responded.count, responded.n)
	};
}
