/** Flags of answers, as addresses name them and as the database counts and explains them. */
import { z } from 'zod';
import { ANSWER_FLAGS, isAnswerFlag, type AnswerFlag } from '#lib/domain/responses/quality.ts';

/** Flags in an address: `exclude=fast,duplicate`, or the name once for each. */
export function flagsIn(parameters: URLSearchParams, name: string): string[] {
	const given = parameters.getAll(name).flatMap((one) => one.split(','));
	return [...new Set(given.map((one) => one.trim()).filter((one) => one !== ''))];
}

export const flagList = z.array(z.enum(ANSWER_FLAGS));

/** One parameter with commas, for the API. */
export const flagsParameter = z
	.string()
	.transform((given) => flagsIn(new URLSearchParams({ given }), 'given'))
	.pipe(flagList)
	.meta({
		type: 'string',
		description: `Answers with any of these flags are left out: ${ANSWER_FLAGS.join(', ')}; separated by commas.`
	});

const howMany = z.int().nonnegative();
const exactSums = z
	.object({ n: howMany, sum: z.string().regex(/^-?\d+$/), sum_sq: z.string().regex(/^\d+$/) })
	.nullable();

export const qualitySums = z.object({
	n: howMany.nullable(),
	score: z.enum(['gap', 'perception', 'expectation']).nullable(),
	scale: z.int().nonnegative().nullable(),
	all: exactSums,
	flags: z.array(z.object({ flag: z.enum(ANSWER_FLAGS), n: howMany, without: exactSums }))
});

const ofRatings = { of: howMany };

export const doubts = z.object({
	straight_lining: z.object({ alike: howMany, ...ofRatings }).optional(),
	pattern: z
		.object({ kind: z.enum(['zigzag', 'staircase', 'cycle']), run: howMany, ...ofRatings })
		.optional(),
	fast: z.object({ seconds: howMany, ratings: howMany, median: z.number(), n: howMany }).optional(),
	duplicate: z.object({ same: z.enum(['customer', 'comment']) }).optional(),
	bot: z
		.object({ signs: z.array(z.string()), seconds: howMany.nullable(), ratings: howMany })
		.optional()
});

const local = z.object({ zh: z.string().optional(), en: z.string().optional() });

/** A flag that this version does not know is shown by nobody and breaks nothing. */
const knownFlags = z
	.array(z.string())
	.transform((given): AnswerFlag[] => given.filter(isAnswerFlag));

export const listedAnswer = z.object({
	id: z.uuid(),
	at: z.string(),
	site: local.nullable(),
	service: local.nullable(),
	channel: z.string().nullable(),
	source: z.string(),
	consent: z.enum(['identified', 'confidential', 'anonymous']),
	locale: z.string().nullable(),
	customer: z.object({ external_id: z.string(), name: z.string().nullable() }).nullable(),
	overall: z.int().nullable(),
	comment: z.string().nullable(),
	duration_seconds: howMany.nullable(),
	rated: howMany,
	/** Answers to the survey's own questions. */
	said: z.array(
		z.object({
			question: local,
			value: z.union([z.string(), z.number(), z.array(z.string())]),
			options: z.array(z.object({ code: z.string(), text: local })).nullable()
		})
	),
	files: z.array(z.object({ id: z.uuid(), name: z.string(), byte_size: howMany })),
	flags: knownFlags,
	doubts
});
export type ListedAnswer = z.output<typeof listedAnswer>;
