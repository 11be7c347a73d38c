import type { AnswerFlag } from '../responses/quality.ts';
import { homogeneousCells, type HomogeneousCell } from './homogeneous-cells.ts';
import { layoutOf } from './layout.ts';
import { measuredDimensions, type MeasuredDimension } from './measured-dimension.ts';
import { measuredDrivers, type MeasuredDrivers } from './measured-drivers.ts';
import {
	measuredGroup,
	suppressedGroup,
	type MeasuredGroup,
	type SuppressedGroup
} from './measured-group.ts';
import { measuredItem, type MeasuredItem } from './measured-item.ts';
import { measuredOverall, type MeasuredOverall } from './measured-overall.ts';
import { measuredQuestion, type MeasuredQuestion } from './measured-question.ts';
import type { SurveySums } from './survey-sums.ts';
import { SUPPRESS_BELOW_N } from './thresholds.ts';

/** What the caller narrowed the survey down to; keys that were not given are absent. */
export type MeasurementFilter = {
	readonly from?: string | undefined;
	readonly to?: string | undefined;
	readonly site?: string | undefined;
	readonly service?: string | undefined;
	readonly channel?: string | undefined;
	readonly locale?: string | undefined;
	/** Answers with any of these flags are left out. */
	readonly exclude?: readonly AnswerFlag[] | undefined;
	readonly by?: 'site' | 'month' | 'service' | 'channel' | 'locale' | undefined;
};

/** The measurement document of the public contract: page, export and API read nothing else. */
export type MeasurementDocument = {
	survey: string;
	filter: MeasurementFilter;
	n_received: number;
	n_scored: number;
	/** `items`: each person was asked a sample of them, and means were put together item by item. */
	rules: { missing: 'half'; weights: 'respondent'; suppress_below: number; items?: 'sampled' };
	items: MeasuredItem[];
	dimensions: MeasuredDimension[];
	overall: MeasuredOverall;
	questions: MeasuredQuestion[];
	drivers: MeasuredDrivers;
	groups: MeasuredGroup[];
	suppressed: SuppressedGroup[];
	homogeneous: HomogeneousCell[];
};

/**
 * Calculates the measurement document from what the database counted.
 *
 * Full double precision, rounding is for screens. A number that cannot be had is null with its
 * reason beside it. Alpha is given whenever it is defined; screens wait for
 * `ALPHA_ON_SCREEN_FROM_N`.
 */
export function measurementDocument(
	sums: SurveySums,
	filter: MeasurementFilter,
	suppressBelow = SUPPRESS_BELOW_N
): MeasurementDocument {
	const layout = layoutOf(sums, suppressBelow);
	const drivers = measuredDrivers(sums.drivers, layout);
	const dimensions = measuredDimensions(sums, layout, drivers.regression);
	const questions = sums.questions.map((question) => measuredQuestion(question, suppressBelow));
	const dimensionOf = new Map(sums.dimensions.map((dimension) => [dimension.code, dimension]));
	return {
		survey: sums.survey,
		filter,
		n_received: sums.n_received,
		n_scored: sums.n_scored,
		rules: {
			missing: 'half',
			weights: 'respondent',
			suppress_below: suppressBelow,
			...(sums.sampled && { items: 'sampled' })
		},
		items: sums.items.map((item) => measuredItem(item, dimensionOf.get(item.dimension), layout)),
		dimensions,
		overall: measuredOverall(sums, layout, questions, dimensions),
		questions,
		drivers: drivers.document,
		groups: sums.groups.map((group) => measuredGroup(group, sums, layout)),
		suppressed: sums.groups.flatMap((group) => suppressedGroup(group, layout) ?? []),
		homogeneous: homogeneousCells(sums, suppressBelow)
	};
}
