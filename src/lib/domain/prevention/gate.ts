import type { ArmCounts } from './arms.ts';

/** Held-out customers and complaints of both arms below which nothing but counts of work is shown. */
export const GATE = { holdout: 30, complaints: 10 } as const;

export type Gate = {
	isOpen: boolean;
	holdout: { have: number; need: number };
	complaints: { have: number; need: number };
};

/**
 * Whether there is enough to show a comparison at all: 30 held-out customers whose window has ended, and 10
 * complaints in both arms together.
 *
 * Unit: customers, complaints. Range: ≥ 0.
 * Missing: nothing is missing; an empty programme has a closed gate.
 */
export function gateOf({ contact, holdout }: ArmCounts): Gate {
	const complaints = contact.complaints + holdout.complaints;
	return {
		isOpen: holdout.n >= GATE.holdout && complaints >= GATE.complaints,
		holdout: { have: holdout.n, need: GATE.holdout },
		complaints: { have: complaints, need: GATE.complaints }
	};
}
