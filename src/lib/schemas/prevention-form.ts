/** A prevention programme as a manager plans it, and what the database is given of it. */
import { z } from 'zod';
import { BLOCKS, blockName, blockNamed, plannedCustomers } from '#lib/domain/prevention/lots.ts';
import { cleanText } from '#lib/domain/text/clean-text.ts';

const DAY_MS = 86_400_000;
/** Drawing goes on for at least two weeks; a verdict is at most three years away. */
const DRAW_DAYS_LEAST = 14;
const AHEAD_DAYS_MOST = 1100;

const words = (longest: number) =>
	z
		.string()
		.transform((value) => cleanText(value).trim())
		.pipe(z.string().max(longest, 'too_long'))
		.default('');
const number = (least: number, most: number) =>
	z.coerce.number('number_needed').min(least, 'out_of_range').max(most, 'out_of_range');
const names = BLOCKS.map(blockName) as [string, ...string[]];

const fields = {
	name_zh: words(200),
	name_en: words(200),
	play: words(1000).pipe(z.string().min(1, 'required')),
	expected_per_week: number(0.1, 100_000).default(5),
	capacity_per_week: number(0, 100_000).default(4),
	/** Percent, as people say it. */
	base_percent: number(1, 90).default(20),
	share: z.enum(names, 'required').default('1/5'),
	window_days: number(14, 180).int('number_needed').default(60),
	verdict_on: z
		.string()
		.refine((value) => z.iso.date().safeParse(value).success, 'day_needed')
		.default('')
};

/** Today is that of the organisation. One name is enough. */
export const programForm = (today: string) =>
	z
		.object(fields)
		.refine(({ name_zh, name_en }) => name_zh !== '' || name_en !== '', {
			path: ['name_zh'],
			message: 'label_needed'
		})
		.refine(
			({ verdict_on, window_days }) => {
				const ahead = daysBetween(today, verdict_on);
				return !(ahead < window_days + DRAW_DAYS_LEAST || ahead > AHEAD_DAYS_MOST);
			},
			{ path: ['verdict_on'], message: 'out_of_range' }
		);
export type ProgramForm = z.output<ReturnType<typeof programForm>>;

/** The same fields of a plan that is still being weighed. */
export const programDraft = z.object(fields);

export type NewProgram = {
	name: { zh?: string; en?: string };
	play: string;
	block_size: number;
	block_holdouts: number;
	window_days: number;
	verdict_on: string;
	planned_n: number;
	expected_per_week: number;
	capacity_per_week: number;
	base_rate: number;
};

/** A plan as the database takes it. Errors: RangeError for a share that is not on offer. */
export function toProgram(form: ProgramForm, today: string): NewProgram {
	const block = blockNamed(form.share);
	if (!block) throw new RangeError('The share is not on offer.');
	const drawDays = daysBetween(today, form.verdict_on) - form.window_days;
	return {
		name: { ...(form.name_zh && { zh: form.name_zh }), ...(form.name_en && { en: form.name_en }) },
		play: form.play,
		block_size: block.size,
		block_holdouts: block.holdouts,
		window_days: form.window_days,
		verdict_on: form.verdict_on,
		planned_n: Math.max(1, plannedCustomers(form.expected_per_week, drawDays)),
		expected_per_week: form.expected_per_week,
		capacity_per_week: form.capacity_per_week,
		base_rate: form.base_percent / 100
	};
}

/** Days from one day to another; NaN for what is no day. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

export const stopForm = z.object({
	reason: words(500).pipe(z.string().min(1, 'required'))
});
