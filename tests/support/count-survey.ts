// Counts the sums of a whole survey from rows in memory, the way the database does in SQL.
import type {
	DimensionSums,
	GroupSums,
	ItemSums,
	SurveySums
} from '#lib/domain/servqual/survey-sums.ts';
import type { CrossProducts } from '#lib/domain/statistics/covariance.ts';
import {
	byColumn,
	crossed,
	isAsked,
	moments,
	present,
	scaleOfScores,
	score,
	valuesOf,
	type AnswerColumn,
	type Answers,
	type Form,
	type Row
} from './count-answers.ts';
import { countImportance } from './count-importance.ts';
import { countCross } from './count-numbers.ts';
import { countZone } from './count-zones.ts';

/** Counts a survey; groups smaller than `suppressBelow` are emptied, as the database does. */
export function countSurvey(form: Form, rows: readonly Row[], suppressBelow = 5): SurveySums {
	const scale = scaleOfScores(form);
	const codes = form.dimensions.flatMap(({ items }) => items);
	const all = rows.map((row) => ({ row, values: valuesOf(row) }));
	type Respondent = (typeof all)[number];

	const inDimension = (values: Answers, items: readonly string[]): Answers =>
		items.map((code) => values[codes.indexOf(code)] ?? null);
	const dimensionScores = (
		people: readonly Respondent[],
		items: readonly string[],
		column: AnswerColumn
	): Answers => people.map(({ values }) => score(inDimension(values[column], items), scale));
	const overallScores = (people: readonly Respondent[], column: AnswerColumn): Answers =>
		people.map((person) => {
			const scores = form.dimensions.map(
				({ items }) => dimensionScores([person], items, column)[0] ?? null
			);
			const known = present(scores);
			return known.length < scores.length ? null : known.reduce((sum, value) => sum + value, 0);
		});
	const complete = (items: readonly string[], column: AnswerColumn): CrossProducts | null =>
		isAsked(form, column)
			? countCross(
					all
						.map(({ values }) => present(inDimension(values[column], items)))
						.filter((row) => row.length === items.length),
					items.length
				)
			: null;

	const itemCounts = (item: number): number[][] => {
		const size = form.scale.max - form.scale.min + 3;
		const counts = Array.from({ length: size }, () => Array<number>(size).fill(0));
		const place = (rating: number | null | undefined) =>
			rating === null || rating === undefined ? 0 : rating - form.scale.min + 1;
		for (const { row, values } of all) {
			const line = counts[place(values.expectation[item])] ?? [];
			const at = row.withoutOpinion?.includes(item) ? size - 1 : place(values.perception[item]);
			line[at] = (line[at] ?? 0) + 1;
		}
		return counts;
	};

	const items: ItemSums[] = form.dimensions.flatMap((dimension) =>
		dimension.items.map((code) => ({
			code,
			dimension: dimension.code,
			text: { en: code },
			...byColumn(form, (column) =>
				all.map(({ values }) => values[column][codes.indexOf(code)] ?? null)
			),
			counts: itemCounts(codes.indexOf(code)),
			zone: countZone(rows, codes.indexOf(code))
		}))
	);
	const dimensions: DimensionSums[] = form.dimensions.map(({ code, items: members }) => ({
		code,
		name: { en: code },
		items: members,
		...byColumn(form, (column) => dimensionScores(all, members, column)),
		ep_cross: isAsked(form, 'gap')
			? crossed(
					dimensionScores(all, members, 'expectation'),
					dimensionScores(all, members, 'perception')
				)
			: null,
		complete: {
			expectation: complete(members, 'expectation'),
			perception: complete(members, 'perception'),
			gap: complete(members, 'gap')
		}
	}));
	const overallOf = (people: readonly Respondent[]) => ({
		perception: moments(form, overallScores(people, 'perception')),
		gap: isAsked(form, 'gap') ? moments(form, overallScores(people, 'gap')) : null
	});
	const groups: GroupSums[] = [...new Set(rows.flatMap(({ group }) => group ?? []))].map((key) => {
		const people = all.filter(({ row }) => row.group === key);
		const is_suppressed = people.length < suppressBelow;
		const shown = is_suppressed ? [] : people;
		return {
			key,
			n: people.length,
			is_suppressed,
			dimensions: form.dimensions.map(({ code, items: members }) => ({
				code,
				...byColumn(form, (column) => dimensionScores(shown, members, column))
			})),
			overall: is_suppressed ? null : overallOf(people)
		};
	});
	const main = isAsked(form, 'gap') ? 'gap' : 'perception';
	const driving = all.flatMap((person) => {
		const scores = form.dimensions.map(
			({ items: members }) => dimensionScores([person], members, 'perception')[0] ?? null
		);
		const known = present([...scores, person.row.satisfaction ?? null]);
		return known.length > form.dimensions.length ? [known] : [];
	});
	return {
		survey: form.survey,
		n_received: rows.length,
		n_scored: present(overallScores(all, main)).length,
		scale: form.scale,
		columns: form.columns,
		score_scale: scale,
		overall_scale: scale * form.dimensions.length,
		items,
		dimensions,
		overall: {
			...overallOf(all),
			satisfaction: moments(
				form,
				rows.map(({ satisfaction }) => satisfaction ?? null)
			)
		},
		drivers: isAsked(form, 'perception') ? countCross(driving, form.dimensions.length + 1) : null,
		weighted: countImportance(
			all.map((person) => ({
				points: person.row.importance,
				scores: form.dimensions.map(
					({ items: members }) => dimensionScores([person], members, main)[0] ?? null
				)
			})),
			main
		),
		speed: null,
		waves: null,
		questions: [],
		groups
	};
}
