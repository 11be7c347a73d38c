/** What each form of a survey asks of one person, so that somebody can choose among them. */
import { minutesNeeded } from './answering-time.ts';

/** In the order in which they are offered: the shortest first. The same as in the schema of surveys. */
export const FORMS = [
	'pulse',
	'lite',
	'perception',
	'expectation_perception',
	'tolerance',
	'expectation',
	'feedback'
] as const;
export type Form = (typeof FORMS)[number];
export type Column = 'adequate' | 'expectation' | 'perception';

export type InstrumentShape = {
	readonly columns: readonly Column[];
	readonly dimensions: readonly { readonly code: string }[];
	readonly items: readonly {
		readonly code: string;
		readonly dimension: string;
		readonly anchor?: boolean | undefined;
	}[];
};

export type FormFacts = {
	readonly form: Form;
	/** Items put to one person. */
	readonly items: number;
	/** Ratings asked of one person, without the one on overall satisfaction. */
	readonly ratings: number;
	readonly minutes: number;
	/** The column that the instrument would need; null for a form that can be used. */
	readonly lacks: Column | null;
	/** Another form of this instrument that asks the very same; null where there is none. */
	readonly same: Form | null;
};

const COLUMNS_OF: Readonly<Record<Form, readonly Column[]>> = {
	pulse: ['perception'],
	lite: ['perception'],
	perception: ['perception'],
	expectation_perception: ['expectation', 'perception'],
	tolerance: ['adequate', 'expectation', 'perception'],
	expectation: ['expectation'],
	feedback: []
};

/** Items that `lite` draws for each person beside the anchors. */
export const SAMPLED_ITEMS = 3;

/** The columns that a form asks of each item, in the order in which they are stored. */
export function columnsOfForm(form: Form): readonly Column[] {
	return COLUMNS_OF[form];
}

/** One item of each dimension: the one marked as its anchor, else its first. */
export function anchorItems({ dimensions, items }: InstrumentShape): string[] {
	return dimensions.flatMap(({ code }) => {
		const own = items.filter(({ dimension }) => dimension === code);
		const anchor = own.find((item) => item.anchor) ?? own[0];
		return anchor ? [anchor.code] : [];
	});
}

/** Every form in order, with what it asks of this instrument or what the instrument lacks for it. */
export function formFacts(instrument: InstrumentShape): FormFacts[] {
	return FORMS.map((form) => factsOf(form, instrument));
}

/**
 * What one form asks.
 *
 * Unit of `minutes`: minutes, as customers are told; 1 and more.
 * Source: our own estimate (8 s to read a short statement and choose, 40 s around it).
 */
export function factsOf(form: Form, instrument: InstrumentShape): FormFacts {
	const anchors = anchorItems(instrument).length;
	const all = instrument.items.length;
	const few = Math.min(all, anchors + SAMPLED_ITEMS);
	const items = form === 'feedback' ? 0 : form === 'pulse' ? anchors : form === 'lite' ? few : all;
	const ratings = items * COLUMNS_OF[form].length;
	return {
		form,
		items,
		ratings,
		minutes: minutesNeeded(ratings),
		lacks: COLUMNS_OF[form].find((column) => !instrument.columns.includes(column)) ?? null,
		same:
			(form === 'pulse' && anchors === all) || (form === 'lite' && few === all)
				? 'perception'
				: null
	};
}
