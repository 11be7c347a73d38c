/** The measurement document, cut down to what the dashboard shows. Nothing is rounded here. */
import type { MeasuredAlpha } from '#lib/domain/servqual/measured-alpha.ts';
import type { MeasuredDimension } from '#lib/domain/servqual/measured-dimension.ts';
import type { MeasuredItem } from '#lib/domain/servqual/measured-item.ts';
import {
	measurementDocument,
	type MeasurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import type { MeasuredQuestion } from '#lib/domain/servqual/measured-question.ts';
import type { LocalText, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { ALPHA_ON_SCREEN_FROM_N } from '#lib/domain/servqual/thresholds.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import type { Interval } from '#lib/domain/statistics/interval.ts';

/** A number with all it takes to trust it, or the reason why there is none. */
export type Measured = {
	value: number | null;
	ci: Interval | null;
	n: number | null;
	reason?: Reason | undefined;
};

type Spread = { mean: number | null; sd: number | null };

/** `main` is the gap where expectations were asked, else the perception. */
export type DimensionRow = {
	code: string;
	name: LocalText;
	expectation: Spread;
	perception: Spread;
	main: Measured;
	/** Of the perception items; null below the number of complete answers from which it is shown. */
	alpha: Measured;
};
export type ItemRow = Omit<DimensionRow, 'alpha'> & { dimension: LocalText; belongsTo: string };
export type GroupRow = {
	key: string;
	name: LocalText | null;
	main: Measured;
	/** In the order of the dimensions of the survey. `isAlike`: everybody perceived the same. */
	dimensions: { code: string; main: Measured; isAlike: boolean }[];
	/** `primary`: too few answers. `complementary`: hidden so that a smaller one stays hidden. */
	suppressed: 'primary' | 'complementary' | null;
};

/** `labels`: what each choice says; a rating says its number. */
export type QuestionRow = MeasuredQuestion & { text: LocalText; labels: Record<string, LocalText> };

export type DashboardView = {
	isGap: boolean;
	scale: { min: number; max: number };
	received: number;
	scored: number;
	gap: Measured;
	perception: Measured;
	top2: Measured;
	dimensions: DimensionRow[];
	items: ItemRow[];
	/** By whatever the sums were grouped by. */
	groups: GroupRow[];
	questions: QuestionRow[];
};

export function dashboardView(sums: SurveySums, filter: MeasurementFilter): DashboardView {
	const document = measurementDocument(sums, filter);
	const isGap = sums.columns.includes('expectation');
	const { gap_unweighted, perception, top2_box } = document.overall;
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const texts = new Map(sums.items.map(({ code, text }) => [code, text]));
	return {
		isGap,
		scale: sums.scale,
		received: document.n_received,
		scored: document.n_scored,
		gap: measured(gap_unweighted.mean, gap_unweighted),
		perception: measured(perception.mean, perception),
		top2: measured(top2_box.share, top2_box),
		dimensions: document.dimensions.map((dimension) => ({
			...row(dimension, names.get(dimension.code) ?? {}, isGap),
			alpha: alphaOnScreen(dimension.alpha.perception)
		})),
		items: document.items
			.map((item) => ({
				...row(item, texts.get(item.code) ?? {}, isGap),
				dimension: names.get(item.dimension) ?? {},
				belongsTo: item.dimension
			}))
			.sort(byValue),
		groups: groupRows(document, isGap),
		questions: document.questions.map((question, place) => {
			const { text = {}, options = [] } = sums.questions[place] ?? {};
			const labels = Object.fromEntries(options.map((option) => [option.code, option.text]));
			return { ...question, text, labels };
		})
	};
}

export function measured(
	value: number | null,
	{ ci95, n, reason }: { ci95: Interval | null; n: number | null; reason?: Reason }
): Measured {
	return { value, ci: ci95, n, ...(value === null ? { reason } : {}) };
}

function row(
	{ code, n, expectation, perception, gap }: MeasuredDimension | MeasuredItem,
	name: LocalText,
	isGap: boolean
) {
	return {
		code,
		name,
		expectation: { mean: expectation.mean, sd: expectation.sd },
		perception: { mean: perception.mean, sd: perception.sd },
		main: isGap
			? measured(gap.mean, { ...gap, n })
			: measured(perception.mean, { ...perception, n })
	};
}

/** Alpha of one column, from the number of complete answers on from which it says something. */
export function alphaOnScreen({ raw, ci95, n, reason }: MeasuredAlpha): Measured {
	if (reason !== 'not_asked' && n < ALPHA_ON_SCREEN_FROM_N)
		return { value: null, ci: null, n, reason: 'too_few' };
	return measured(raw, { ci95, n, ...(reason === undefined ? {} : { reason }) });
}

function groupRows(
	{ groups, suppressed, homogeneous }: MeasurementDocument,
	isGap: boolean
): GroupRow[] {
	const why = new Map(suppressed.map(({ group, reason }) => [group, reason]));
	const isAlike = (key: string, code: string) =>
		homogeneous.some(
			({ group, dimension, column }) =>
				group === key && dimension === code && column === 'perception'
		);
	return groups.map(({ key, name, overall, dimensions }) => {
		const score = isGap ? overall.gap_unweighted : overall.perception;
		return {
			key,
			name: name ?? null,
			main: measured(score.mean, score),
			dimensions: dimensions.map(({ code, n, perception, gap }) => {
				const cell = isGap ? gap : perception;
				return { code, main: measured(cell.mean, { ...cell, n }), isAlike: isAlike(key, code) };
			}),
			suppressed: why.get(key) ?? null
		};
	});
}

/** Worst first; what cannot be had last. */
function byValue(a: ItemRow, b: ItemRow): number {
	return (a.main.value ?? Infinity) - (b.main.value ?? Infinity) || 0;
}
