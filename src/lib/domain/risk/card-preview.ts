/** Who would move between bands under a draft of the card. */
import type { Band } from './band.ts';

type Told = { zh: string; en: string };

export type BandMove = { from: Band; to: Band; n: number };
export type PreviewedStanding = { score: number; band: Band; summary: Told; reasons: Told[] };

export type Preview = {
	/** Customers with a signal in force: the sum of the moves. */
	n: number;
	/** All customers. */
	customers: number;
	/** Whose points or band change. */
	changed: number;
	moves: BandMove[];
	examples: {
		externalId: string;
		name: string | null;
		before: PreviewedStanding;
		after: PreviewedStanding;
	}[];
	/** Comments of the last 90 days. */
	comments: number;
	/** Words that the draft adds, and how many of those comments hold each. */
	words: { word: string; n: number }[];
};
