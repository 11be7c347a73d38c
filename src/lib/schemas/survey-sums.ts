/** The exact sums as the database answers them, checked before anything is calculated from them. */
import { z } from 'zod';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { question } from './survey-content.ts';

const exactInteger = z.string().regex(/^-?\d+$/);
const howMany = z.int().nonnegative();
const columns = z.enum(['expectation', 'perception']);
const localText = z.object({
	zh: z.string().exactOptional(),
	en: z.string().exactOptional()
});

const moments = z.object({
	n: howMany,
	sum: exactInteger,
	sum_sq: exactInteger,
	at_max: howMany,
	top2: howMany
});
/** Below the limit the database withholds the sums; nobody stands behind them then. */
const WITHHELD = { n: 0, sum: '0', sum_sq: '0', at_max: 0, top2: 0 };
const withheldMoments = moments.nullable().transform((given) => given ?? WITHHELD);

const byColumn = {
	expectation: moments.nullable(),
	perception: moments.nullable(),
	gap: moments.nullable()
};
const crossProducts = z
	.object({ n: howMany, sums: z.array(exactInteger), cross: z.array(z.array(exactInteger)) })
	.nullable();

const exactSums = z.object({ n: howMany, sum: exactInteger, sum_sq: exactInteger });
const speed = z
	.object({ edges: z.array(howMany), counts: z.array(howMany) })
	.nullish()
	.transform(orNull);
const waves = z.object({ first: exactSums, reminded: exactSums }).nullish().transform(orNull);

const counts = z.array(z.array(howMany)).nullish().transform(orNull);
const zone = z
	.object({
		n: howMany,
		inconsistent: howMany,
		adequate: exactInteger,
		desired: exactInteger,
		perceived: exactInteger,
		adequacy_sq: exactInteger,
		superiority_sq: exactInteger,
		below: howMany,
		within: howMany,
		above: howMany
	})
	.nullish()
	.transform(orNull);
const weighted = z
	.object({
		n: howMany,
		of: z.enum(['gap', 'perception', 'expectation']),
		share_scale: z.int().positive(),
		shares: z.array(exactInteger),
		share_squares: z.array(exactInteger),
		scores: z.array(exactInteger),
		respondent: exactSums
	})
	.nullish()
	.transform(orNull);

const pairs = z
	.array(z.tuple([howMany, howMany, howMany, z.int(), z.int(), z.int()]))
	.nullish()
	.transform((given) => given ?? undefined);

function orNull<T>(given: T | null | undefined): T | null {
	return given ?? null;
}

/** Leaves out what the database has no value for. */
function present<T extends { sampled?: unknown }>({ sampled, ...sums }: T) {
	return (sampled === undefined ? sums : { ...sums, sampled }) as T;
}

export const surveySums = z
	.object({
		survey: z.string(),
		n_received: howMany,
		n_scored: howMany,
		scale: z.object({ min: z.int(), max: z.int() }),
		columns: z.array(columns),
		score_scale: z.int().positive(),
		overall_scale: z.int().positive(),
		items: z.array(
			z.object({
				...byColumn,
				code: z.string(),
				dimension: z.string(),
				text: localText,
				counts,
				zone
			})
		),
		dimensions: z.array(
			z.object({
				...byColumn,
				code: z.string(),
				name: localText,
				items: z.array(z.string()),
				ep_cross: z
					.object({
						n: howMany,
						sum_ep: exactInteger,
						sum_e: exactInteger,
						sum_p: exactInteger,
						sum_ee: exactInteger,
						sum_pp: exactInteger
					})
					.nullable(),
				complete: z.object({
					expectation: crossProducts,
					perception: crossProducts,
					gap: crossProducts
				})
			})
		),
		overall: z.object({
			perception: withheldMoments,
			gap: moments.nullable(),
			satisfaction: withheldMoments
		}),
		drivers: crossProducts.optional().transform(orNull),
		weighted,
		speed,
		waves,
		sampled: pairs,
		questions: z.array(
			question
				.pick({ code: true, type: true, text: true, options: true, scale: true, preset: true })
				.extend({ n: howMany, counts: z.record(z.string(), howMany).nullable() })
		),
		groups: z.array(
			z
				.object({
					key: z.string(),
					name: localText.nullable(),
					n: howMany,
					is_suppressed: z.boolean(),
					dimensions: z.array(z.object({ ...byColumn, code: z.string() })),
					overall: z.object({ perception: moments, gap: moments.nullable() }).nullable(),
					sampled: pairs
				})
				.transform(({ name, ...group }) => present(name === null ? group : { ...group, name }))
		)
	})
	.transform(present) as z.ZodType<SurveySums>;
