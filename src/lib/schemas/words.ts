/** Texts about which people are asked, and what they answer. */
import { z } from 'zod';
import { CASE_CAUSES, type CauseCode } from '#lib/domain/cases/causes.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';

const CODES: ReadonlySet<string> = new Set(CASE_CAUSES.map(({ code }) => code));
const code = z.string().refine((given) => CODES.has(given), 'unusable');

export const POLARITIES = ['discontent', 'content'] as const;
export const DRAWS = ['random', 'margin', 'value'] as const;

export const guess = z.object({
	code: z.string(),
	probability: z.number(),
	words: z.array(z.string()).default([]),
	source: z.enum(['rules', 'model']).default('rules'),
	/** Sure enough, by the random slice, to be taken as it is. */
	assigned: z.boolean().optional()
});

const queued = z.object({
	id: z.uuid(),
	kind: z.enum(['comment', 'complaint']),
	text: z.string(),
	locale: z.enum(['zh', 'en']).nullable(),
	at: z.string(),
	drawn: z.enum(DRAWS),
	negative: z.number().nullable(),
	findings: z.record(z.string(), z.array(z.string())),
	causes: z.array(guess),
	grams: z.array(z.object({ gram: z.string(), weight: z.number() })),
	/** What an outside model proposes; null where none was asked. */
	proposed: z.array(z.string()).nullable()
});
export type QueuedText = z.output<typeof queued>;

export const wordQueue = z.object({ waiting: z.int(), texts: z.array(queued) });
export type WordQueue = z.output<typeof wordQueue>;

const tally = z.object({ right: z.int(), n: z.int() });
export const wordFigures = z.object({
	texts: z.int(),
	labelled: z.int(),
	causes: tally,
	polarity: tally
});
export type WordFigures = z.output<typeof wordFigures>;

export const recentWords = z.array(
	z.object({
		text: z.string(),
		cause: z.string().nullable(),
		is_recent: z.boolean(),
		person: z.string()
	})
);

const share = z.number().nullable();

const textModel = z.object({
	kind: z.enum(['cause', 'polarity']),
	version: z.int(),
	is_active: z.boolean(),
	trained_at: z.string(),
	labels: z.int(),
	metrics: z.object({
		verdict: z.enum(['promoted', 'not_better', 'too_few']),
		n: z.int(),
		macro_f1: share,
		rules_macro_f1: share,
		new_n: z.int(),
		new_macro_f1: share,
		active_macro_f1: share,
		assign_from: share.optional(),
		assign_n: z.int().optional(),
		assign_right: z.int().optional(),
		temperature: share.optional(),
		ece_before: share.optional(),
		ece_after: share.optional(),
		calibration_n: z.int().optional()
	})
});
export const textModels = z.array(textModel);
export type TextModelRow = z.output<typeof textModel>;

/** Which version texts are read with from now on; without one, words alone. */
export const modelForm = z.object({
	kind: z.enum(['cause', 'polarity']),
	version: z
		.union([z.literal('').transform(() => null), z.coerce.number().int().positive()])
		.default(null)
});

const word = z
	.string()
	.transform((given) => cleanText(given).trim().toLowerCase())
	.pipe(z.string().min(1, 'required').max(40, 'too_long'));
export const causeWordForm = z.object({
	cause: code,
	word,
	change: z.enum(['add', 'remove', 'restore'])
});
export type CauseWord = z.output<typeof causeWordForm>;

/** The cause whose words are shown; null for none and for one that the tree does not have. */
export function readCause(given: string | null): CauseCode | null {
	return CASE_CAUSES.find((cause) => cause.code === given)?.code ?? null;
}

/** At most so many causes of one text. */
export const MOST_LABELS = 5;

/** What somebody says of a text: causes that were suggested and chosen ones, in any number of fields. */
export const labelForm = z.object({
	reading: z.uuid(),
	drawn: z.enum(DRAWS),
	polarity: z.enum([...POLARITIES, '']).default(''),
	causes: z
		.array(z.string())
		.transform((given) => [...new Set(given.filter((each) => each !== ''))])
		.pipe(z.array(code).max(MOST_LABELS))
});
export type Label = z.output<typeof labelForm>;
