import type { AnswerFlag, MeasuredMeans, QualitySums } from '#lib/domain/responses/quality.ts';
import {
	measurementDocument,
	type MeasurementFilter
} from '#lib/domain/servqual/measurement-document.ts';
import type { SurveySums } from '#lib/domain/servqual/survey-sums.ts';
import type { Db } from '#lib/server/db.ts';
import * as measurement from '#lib/server/measurement.ts';

/**
 * The mean perception with all answers and without each flag that occurs, for surveys that ask each
 * person only some of the items; undefined for all others, whose means follow from the sums.
 */
export async function sampledMeans(
	db: Db,
	survey: string,
	filter: MeasurementFilter,
	sums: SurveySums,
	{ flags }: QualitySums
): Promise<MeasuredMeans | undefined> {
	if (sums.sampled === undefined) return undefined;
	const found = flags.filter(({ n }) => n > 0).map(({ flag }) => flag);
	const mean = async (exclude: AnswerFlag[]) => {
		const { overall } = measurementDocument(
			await measurement.sums(db, survey, { ...filter, exclude }),
			filter
		);
		return { value: overall.perception.mean, n: overall.perception.n ?? 0 };
	};
	const [all, ...rest] = await Promise.all([mean([]), ...found.map((flag) => mean([flag]))]);
	return { all, without: (flag) => rest[found.indexOf(flag)] ?? all };
}
