import { z } from 'zod';
import { bilingual, bilingualAnswer, code } from './fields.ts';
import { question } from './survey-content.ts';

const ITEMS_MOST = 100;
const ITEMS_A_DIMENSION_MOST = 20;
const DIMENSIONS_MOST = 20;
const COLUMNS = ['adequate', 'expectation', 'perception'] as const;

const scale = z.strictObject({
	min: z.literal(1).meta({ description: 'Always 1, so that 0 can mean "no opinion".' }),
	max: z.int().min(2).max(10),
	labels: z
		.strictObject({ min: bilingual(100), max: bilingual(100) })
		.optional()
		.meta({ description: 'Words at the two ends of the scale.' })
});

const dimension = z.strictObject({ code, name: bilingual(200) });
const item = z.strictObject({
	code,
	dimension: code,
	text: bilingual(2000),
	reversed: z
		.boolean()
		.optional()
		.meta({ description: 'True if agreement means worse service; scored as min + max − answer.' }),
	anchor: z.boolean().optional().meta({
		description: 'The one item of its dimension that short forms ask; by default the first.'
	})
});

/** A questionnaire as data. */
export const instrument = z
	.strictObject({
		code,
		name: bilingual(200),
		scale,
		columns: z
			.array(z.enum(COLUMNS))
			.min(1)
			.max(COLUMNS.length)
			.refine((columns) => columns.includes('perception'), { params: { words: 'perception' } })
			.transform((columns) => COLUMNS.filter((column) => columns.includes(column)))
			.default(['perception'])
			.meta({
				description:
					'What may be asked of each item: the least acceptable level, the expected one, the perceived one; the last always.'
			}),
		dimensions: z.array(dimension).min(1).max(DIMENSIONS_MOST),
		items: z.array(item).min(1).max(ITEMS_MOST),
		description: bilingual(2000).optional(),
		industry: code.optional().meta({ description: 'The industry whose words it uses.' }),
		questions: z
			.array(question)
			.optional()
			.meta({ description: 'Questions that a survey on it begins with.' }),
		causes: z
			.array(code)
			.optional()
			.meta({ description: 'Causes that are typical where it is used.' })
	})
	.superRefine(({ dimensions, items }, context) => {
		refuseRepeated(dimensions, 'dimensions', context);
		refuseRepeated(items, 'items', context);
		for (const [place, { dimension: wanted }] of items.entries()) {
			if (!dimensions.some((known) => known.code === wanted)) {
				const path = ['items', place, 'dimension'];
				context.addIssue({ code: 'custom', path, params: { words: 'unknownDimension', wanted } });
			}
		}
		for (const [place, { code: wanted }] of dimensions.entries()) {
			const count = items.filter((one) => one.dimension === wanted).length;
			const words = count === 0 ? 'emptyDimension' : 'crowdedDimension';
			if (count >= 1 && count <= ITEMS_A_DIMENSION_MOST) continue;
			const params = { words, wanted, most: ITEMS_A_DIMENSION_MOST };
			context.addIssue({ code: 'custom', path: ['dimensions', place], params });
		}
		for (const [place, { anchor, dimension: own, code: given }] of items.entries()) {
			const first = items.find((one) => one.anchor && one.dimension === own);
			if (!anchor || first?.code === given) continue;
			const path = ['items', place, 'anchor'];
			context.addIssue({ code: 'custom', path, params: { words: 'secondAnchor', wanted: own } });
		}
	})
	.meta({ id: 'Instrument' });
export type Instrument = z.output<typeof instrument>;

function refuseRepeated(
	coded: readonly { code: string }[],
	list: string,
	context: z.core.$RefinementCtx
): void {
	const seen = new Set<string>();
	for (const [place, { code: given }] of coded.entries()) {
		if (seen.has(given)) {
			const path = [list, place, 'code'];
			context.addIssue({ code: 'custom', path, params: { words: 'repeated', given } });
		}
		seen.add(given);
	}
}

export const instrumentAnswer = z
	.object({
		code: z.string(),
		version: z.int().meta({ description: 'Counts up; an equal definition keeps its version.' }),
		name: bilingualAnswer,
		scale: z.object({ min: z.int(), max: z.int(), labels: z.unknown().optional() }),
		columns: z.array(z.enum(COLUMNS)),
		dimensions: z.array(z.object({ code: z.string(), name: bilingualAnswer })),
		items: z.array(
			z.object({
				code: z.string(),
				dimension: z.string(),
				text: bilingualAnswer,
				reversed: z.boolean().optional(),
				anchor: z.boolean().optional()
			})
		),
		description: bilingualAnswer.optional(),
		industry: z.string().optional(),
		questions: z.array(question).optional(),
		causes: z.array(z.string()).optional()
	})
	.meta({ id: 'InstrumentVersion' });
export type InstrumentAnswer = z.output<typeof instrumentAnswer>;
