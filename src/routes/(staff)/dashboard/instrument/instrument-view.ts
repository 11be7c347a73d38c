/** How far the numbers of a survey can be trusted, by dimension and by item. Nothing is rounded here. */
import {
	measurementDocument,
	type MeasurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import type { LocalText, SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import { ALPHA_ON_SCREEN_FROM_N, SUPPRESS_BELOW_N } from '#lib/domain/servqual/thresholds.ts';
import type { Reason } from '#lib/domain/statistics/estimate.ts';
import { changes, type Change } from '../change.ts';
import { alphaOnScreen, type Measured } from '../dashboard-view.ts';
import { noOpinionShare } from './no-opinion.ts';

/** From here on alpha is usually called sufficient for comparing groups (Nunnally 1978). */
export const SUFFICIENT_ALPHA = 0.7;
/** Below this an item hardly measures what its dimension does. */
export const WEAK_ITEM_TOTAL = 0.3;

/** A number, or why there is none. */
export type Shown = { value: number | null; reason?: Reason | undefined };

export type ReliabilityRow = {
	code: string;
	name: LocalText;
	perception: Measured;
	expectation: Measured;
	gap: Measured;
	differenceScore: Shown;
	correlation: Shown;
	/** Whether the interval of the perception's alpha clears what is called sufficient. */
	verdict: 'sufficient' | 'unclear' | 'weak' | null;
};
export type ItemQuality = {
	code: string;
	text: LocalText;
	dimension: LocalText;
	itemTotal: Shown;
	alphaIfDeleted: Shown;
	ceilingExpectation: Shown;
	ceilingPerception: Shown;
	noOpinion: Shown;
	/** `reversed`: negative, as if keyed the other way round. */
	doubt: 'reversed' | 'weak' | 'better_without' | null;
};
export type InstrumentView = {
	isGap: boolean;
	received: number;
	dimensions: ReliabilityRow[];
	items: ItemQuality[];
};

export function instrumentView(sums: SurveySums, filter: MeasurementFilter): InstrumentView {
	const document = measurementDocument(sums, filter);
	const names = new Map(sums.dimensions.map(({ code, name }) => [code, name]));
	const dimensions = document.dimensions.map((dimension) => {
		const { code, alpha, difference_score_reliability, correlation_ep, reason, reasons } =
			dimension;
		const perception = alphaOnScreen(alpha.perception);
		const isShown = alpha.gap.n >= ALPHA_ON_SCREEN_FROM_N;
		return {
			code,
			name: names.get(code) ?? {},
			perception,
			expectation: alphaOnScreen(alpha.expectation),
			gap: alphaOnScreen(alpha.gap),
			differenceScore: isShown
				? {
						value: difference_score_reliability,
						reason: reasons?.difference_score_reliability ?? reason
					}
				: { value: null, reason: alpha.gap.reason ?? ('too_few' as const) },
			correlation: { value: correlation_ep, reason: reasons?.correlation_ep ?? reason },
			verdict: verdictOf(perception)
		};
	});
	return {
		isGap: sums.columns.includes('expectation') && sums.columns.includes('perception'),
		received: document.n_received,
		dimensions,
		items: document.items.map((item) => itemQuality(item, sums, document, names))
	};
}

function verdictOf({ ci }: Measured): ReliabilityRow['verdict'] {
	if (ci === null) return null;
	if (ci[0] >= SUFFICIENT_ALPHA) return 'sufficient';
	return ci[1] < SUFFICIENT_ALPHA ? 'weak' : 'unclear';
}

function itemQuality(
	item: MeasurementDocument['items'][number],
	sums: SurveySums,
	document: MeasurementDocument,
	names: ReadonlyMap<string, LocalText>
): ItemQuality {
	const counted = sums.items.find(({ code }) => code === item.code);
	const scale = document.dimensions.find(({ code }) => code === item.dimension)?.alpha.perception;
	const inScale = (of: typeof item.item_total): Shown =>
		(scale?.n ?? 0) < ALPHA_ON_SCREEN_FROM_N && scale?.reason !== 'not_asked'
			? { value: null, reason: 'too_few' }
			: { value: of.perception, reason: of.reasons?.perception ?? of.reason };
	const itemTotal = inScale(item.item_total);
	const alphaIfDeleted = inScale(item.alpha_if_deleted);
	const ceiling = ({ share_at_max, reasons, reason }: typeof item.perception): Shown => ({
		value: share_at_max,
		reason: reasons?.share_at_max ?? reason
	});
	return {
		code: item.code,
		text: counted?.text ?? {},
		dimension: names.get(item.dimension) ?? {},
		itemTotal,
		alphaIfDeleted,
		ceilingExpectation: ceiling(item.expectation),
		ceilingPerception: ceiling(item.perception),
		noOpinion: noOpinionShare(counted?.counts ?? null),
		doubt: doubtOf(itemTotal.value, alphaIfDeleted.value, scale?.ci95?.[1] ?? null)
	};
}

/** Better without it only where that alpha lies above the whole interval of the one with it. */
function doubtOf(
	itemTotal: number | null,
	without: number | null,
	upper: number | null
): ItemQuality['doubt'] {
	if (itemTotal === null) return null;
	if (itemTotal < 0) return 'reversed';
	if (itemTotal < WEAK_ITEM_TOTAL) return 'weak';
	return without !== null && upper !== null && without > upper ? 'better_without' : null;
}

/** One language beside the other. `differences` are Chinese minus English. */
export type LanguageView = {
	zh: number;
	en: number;
	alphas: { code: string; name: LocalText; zh: Measured; en: Measured }[];
	differences: Change[];
};

/** Null where either language has too few answers to say anything. */
export function languageView(zh: SurveySums, en: SurveySums): LanguageView | null {
	if (zh.n_received < SUPPRESS_BELOW_N || en.n_received < SUPPRESS_BELOW_N) return null;
	const [left, right] = [zh, en].map((sums) => measurementDocument(sums, {}).dimensions);
	return {
		zh: zh.n_received,
		en: en.n_received,
		alphas: zh.dimensions.map(({ code, name }, d) => ({
			code,
			name,
			zh: alphaOf(left?.[d]),
			en: alphaOf(right?.[d])
		})),
		differences: changes(zh, en)
	};
}

function alphaOf(dimension: MeasurementDocument['dimensions'][number] | undefined): Measured {
	if (dimension === undefined) return { value: null, ci: null, n: null, reason: 'too_few' };
	return alphaOnScreen(dimension.alpha.perception);
}
