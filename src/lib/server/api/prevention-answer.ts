import {
	flagPrecision,
	overallPrecision,
	type Precision
} from '#lib/domain/prevention/flag-precision.ts';
import { leadTimeOf } from '#lib/domain/prevention/lead-time.ts';
import { shareOf } from '#lib/domain/prevention/lots.ts';
import { shownResult, type ShownResult } from '#lib/domain/prevention/shown-result.ts';
import type { PreventionAnswer } from '#lib/schemas/prevention.ts';
import {
	guardsOf,
	observed,
	type PreventionLedger,
	type Program
} from '#lib/schemas/prevention-ledger.ts';

/** The ledger as the API tells it: what cannot be said is null, and `reason` says why. */
export function preventionAnswerOf(ledger: PreventionLedger, now: Date): PreventionAnswer {
	const { alerts, cases, pre_complaints, flags, program } = ledger;
	const leadTime = leadTimeOf(ledger.lead_times);
	const shown = program === null ? null : shownResult(observed(program), now);
	return {
		...{ alerts, cases, pre_complaints },
		precision: {
			...told(overallPrecision(flags.bands)),
			window_days: flags.days,
			bands: flags.bands.map((band) => ({
				band: band.band,
				...told(...flagPrecision([band]))
			})),
			known_complaints: flags.known_complaints,
			flagged_before: flags.flagged_before
		},
		lead_time: leadTime.value === null ? null : { n: leadTime.n, ...leadTime.value },
		program: program && shown ? programOf(program, shown) : null,
		arms: program?.arms ?? null,
		guards:
			program &&
			guardsOf(program).map(({ guard, arms, difference, ci95, isWorse }) => ({
				...{ code: guard, ...arms, difference, is_worse: isWorse },
				ci95: ci95 && [...ci95]
			})),
		estimate: estimateOf(shown),
		verdict: shown?.verdict ?? null,
		reason: reasonOf(ledger.sees_lottery, shown)
	};
}

function told(precision?: Precision) {
	if (!precision) throw new RangeError('There is a precision for every band.');
	const { n, complaints, falseAlarms, precision: share, ci95 } = precision;
	return { n, complaints, false_alarms: falseAlarms, share: share.value, ci95 };
}

function programOf(program: Program, { phase, gate, isHarmful }: ShownResult) {
	const { id, name, window_days, verdict_on, planned_n, block_size, block_holdouts } = program;
	return {
		...{ id, name, phase, window_days, verdict_on, planned_n },
		holdout_share: shareOf({ size: block_size, holdouts: block_holdouts }),
		gate: { is_open: gate.isOpen, holdout: gate.holdout, complaints: gate.complaints },
		may_do_harm: isHarmful
	};
}

function estimateOf(shown: ShownResult | null): PreventionAnswer['estimate'] {
	if (!shown?.effect) return null;
	const { better, plain, ...effect } = shown.effect;
	const p_better = shown.verdict === null ? null : better;
	return { ...effect, p_better, newcombe: plain };
}

function reasonOf(seesLottery: boolean, shown: ShownResult | null): PreventionAnswer['reason'] {
	if (!seesLottery) return 'not_shown_to_role';
	if (!shown || (shown.effect === null && shown.verdict === null)) return 'not_enough_data';
	if (shown.verdict === null) return 'verdict_not_due';
	return shown.effect === null ? 'not_enough_data' : null;
}
