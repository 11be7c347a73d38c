/** What a survey says beyond its instrument: texts, own questions, branching, consent. */

/** A text in Chinese, English or both. */
export type LocalText = { zh?: string | undefined; en?: string | undefined };

export const QUESTION_TYPES = ['single', 'multiple', 'rating', 'text', 'date', 'file'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

export const QUESTION_PLACES = ['before', 'after'] as const;
export type QuestionPlace = (typeof QUESTION_PLACES)[number];

export const QUESTION_PRESETS = ['nps', 'effort', 'csat'] as const;
export type QuestionPreset = (typeof QUESTION_PRESETS)[number];

/**
 * Whose an answer is.
 *
 * identified: it belongs to its customer. confidential: nobody on the staff sees whose it is; only
 * erasure on request can find it. anonymous: there is no path from the answer to a person.
 */
export const CONSENT_TIERS = ['identified', 'confidential', 'anonymous'] as const;
export type ConsentTier = (typeof CONSENT_TIERS)[number];

/** When a customer is offered to be contacted. */
export const CONTACT_OFFERS = ['after_low', 'always', 'never'] as const;
export type ContactOffer = (typeof CONTACT_OFFERS)[number];

export const CONDITION_OPERATORS = ['at_most', 'at_least', 'is', 'is_not'] as const;
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];

/** `field` is a field of the form that comes earlier: overall, p_<item> or q_<question>. */
export type ConditionRule = { field: string; op: ConditionOperator; value: number | string };
export type Condition = { match: 'all' | 'any'; rules: ConditionRule[] };

export type Option = { code: string; text: LocalText };

export type Question = {
	code: string;
	type: QuestionType;
	text: LocalText;
	help?: LocalText | undefined;
	required: boolean;
	/** Before or after the items of the instrument. */
	place: QuestionPlace;
	/** Of single and multiple. */
	options?: Option[] | undefined;
	/** Of rating. Unlike an instrument's, it may begin at 0. */
	scale?:
		| { min: number; max: number; labels?: { min: LocalText; max: LocalText } | undefined }
		| undefined;
	/** Which standard question it is, so that its figures can be compared. */
	preset?: QuestionPreset | undefined;
	/** Shown only while this holds; always without it. */
	show_if?: Condition | undefined;
};

export type SurveyContent = {
	title: LocalText;
	intro?: LocalText | undefined;
	/** On the receipt. */
	thanks?: LocalText | undefined;
	/** The first is the source that others are translated from. */
	languages: ('zh' | 'en')[];
	consent: ConsentTier;
	overall: boolean;
	comment: boolean;
	/** 100 points shared among the dimensions. */
	importance: boolean;
	contact: ContactOffer;
	/** Of whom a form with both columns asks expectations: a share of people, once in so many days. */
	expectation: { share: number; every_days: number | null };
	questions: Question[];
	/** Hash of the source text that each translation was made from, by path. */
	translated_from: Record<string, string>;
};
