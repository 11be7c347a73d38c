import type { ArmCounts } from './arms.ts';
import { effectOf, type Effect } from './estimate.ts';
import { gateOf, type Gate } from './gate.ts';
import { phaseOf, type Phase } from './phase.ts';
import { mayDoHarm, type Judgement, type Verdict } from './verdict.ts';

/** Earlier customers of whom fewer than this are known say too little to begin from. */
const HISTORY_FROM_N = 30;

/** Earlier Amber customers, and how many of them complained within the window. */
export type History = { readonly n: number; readonly complaints: number };

export type Observed = {
	readonly arms: ArmCounts;
	readonly history: History;
	/** Instant from which the verdict is read. */
	readonly verdictAt: Date;
	readonly windowDays: number;
	readonly isClosed: boolean;
	/** The verdict as it was stored on its date. */
	readonly read: Judgement | null;
};

export type ShownResult = {
	phase: Phase;
	gate: Gate;
	/** null while the gate is closed. */
	effect: Effect | null;
	/** null before its date, and of a programme that was stopped: an interval is not a verdict. */
	verdict: Verdict | null;
	/** Contact looks harmful, seen at any time. */
	isHarmful: boolean;
};

/**
 * Rate of earlier customers from which both arms begin.
 *
 * Unit: share, 0–1. Range: 0 … 1.
 * Missing: null below 30 customers; then the pooled rate of both arms takes its place.
 */
export function historicRate({ n, complaints }: History): number | null {
	return n < HISTORY_FROM_N ? null : complaints / n;
}

/**
 * What may be shown of a programme now: counts always, an interval once the gate is open, a verdict once its
 * date has come, as it was read then.
 *
 * Missing: see the parts.
 */
export function shownResult(observed: Observed, now: Date): ShownResult {
	const { arms, read } = observed;
	const gate = gateOf(arms);
	const phase = phaseOf({ ...observed, hasVerdict: read !== null }, now);
	const running = gate.isOpen ? effectOf(arms, historicRate(observed.history)).value : null;
	const effect = read === null ? running : read.effect;
	return { phase, gate, effect, verdict: read?.verdict ?? null, isHarmful: mayDoHarm(effect) };
}
