import type { ArmCounts } from './arms.ts';
import { effectOf, type Effect } from './estimate.ts';
import { gateOf, type Gate } from './gate.ts';
import { phaseOf, type Phase } from './phase.ts';
import { mayDoHarm, type Judgement, type Verdict } from './verdict.ts';

export type Observed = {
	readonly arms: ArmCounts;
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
 * What may be shown of a programme now: counts always, an interval once the gate is open, a verdict once its
 * date has come, as it was read then.
 *
 * Missing: see the parts.
 */
export function shownResult(observed: Observed, now: Date): ShownResult {
	const { arms, read } = observed;
	const gate = gateOf(arms);
	const phase = phaseOf({ ...observed, hasVerdict: read !== null }, now);
	const running = gate.isOpen ? effectOf(arms).value : null;
	const effect = read === null ? running : read.effect;
	return { phase, gate, effect, verdict: read?.verdict ?? null, isHarmful: mayDoHarm(effect) };
}
