/** A survey as one person is asked it: what a form needs to know to be shown and to be read. */
import type { ConsentTier, ContactOffer, LocalText, Question } from './content.ts';
import type { RatingScale } from '../servqual/scale.ts';

/** In the order in which they are rated: the least acceptable, what is expected, what was felt. */
export const RATING_COLUMNS = ['adequate', 'expectation', 'perception'] as const;
export type RatingColumn = (typeof RATING_COLUMNS)[number];

export type AskedItem = {
	code: string;
	dimension: string;
	text: LocalText;
	/** Whether agreement is bad news. */
	reversed?: boolean | undefined;
};
export type AskedDimension = { code: string; name: LocalText };

export type AskedSurvey = {
	organization: LocalText;
	title: LocalText;
	languages: ('zh' | 'en')[];
	notice_version: string;
	consent: ConsentTier;
	intro: LocalText | null;
	mode: 'answer' | 'test' | 'interview';
	scale: RatingScale & { labels: { min: LocalText; max: LocalText } | null };
	dimensions: AskedDimension[];
	/** Only what this person is asked, in the order to show. */
	items: AskedItem[];
	columns: RatingColumn[];
	asks: { overall: boolean; comment: boolean; importance: boolean; contact: ContactOffer };
	questions: Question[];
	encounter: {
		site: LocalText;
		service: LocalText;
		channel: string;
		ended_at: string;
		time_zone: string;
	} | null;
};

const PREFIX: Record<RatingColumn, string> = { adequate: 'a', expectation: 'e', perception: 'p' };

/** The name of the form field of one rating. */
export function ratingField(column: RatingColumn, item: string): string {
	return `${PREFIX[column]}_${item}`;
}

/** The columns that are asked, in the order in which people rate them. */
export function askedColumns({ columns }: Pick<AskedSurvey, 'columns'>): RatingColumn[] {
	return RATING_COLUMNS.filter((column) => columns.includes(column));
}

/** The points of a scale, from its lowest. */
export function pointsOf({ min, max }: RatingScale): number[] {
	return Array.from({ length: max - min + 1 }, (_none, index) => min + index);
}
