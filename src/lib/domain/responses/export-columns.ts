/** The columns of a raw data file, each with its cell, its label and what its values mean. */
import { answers as words } from '#lib/messages/answers.ts';
import type { LocalText, Question } from '../surveys/content.ts';
import type { ExportLayout, ExportRow, RatingPrefix } from './export-layout.ts';

export type Cell = string | number | null;

export type ExportColumn = {
	/** As in an import; other files may need other names. */
	name: string;
	kind: 'number' | 'text';
	label: LocalText;
	values: readonly { value: string | number; label: LocalText }[];
	/** 0 stands for "no opinion". */
	isRating: boolean;
	/** The longest text, in characters. */
	longest: number;
	cell: (row: ExportRow) => Cell;
};

/** What an import and an export write for "no opinion", which is neither a number nor a gap. */
export const NO_OPINION_WORD = 'no_opinion';

const LONGEST = { name: 200, code: 63, instant: 32, comment: 4000, answer: 4000, list: 2000 };

/** In the order of the file. */
export function exportColumns(layout: ExportLayout): ExportColumn[] {
	const { columns, items, dimensions, questions } = layout;
	return [
		text('submission_id', words.submissionId, 100, (row) => row.submission_id),
		text('submitted_at', words.submittedAt, LONGEST.instant, (row) => row.submitted_at),
		text('site', words.site, LONGEST.code, (row) => row.site),
		text('service', words.service, LONGEST.code, (row) => row.service),
		text('channel', words.channel, LONGEST.code, (row) => row.channel),
		text('customer', words.customer, LONGEST.name, (row) => row.customer),
		text('locale', words.locale, 2, (row) => row.locale, [
			{ value: 'zh', label: words.chinese },
			{ value: 'en', label: words.english }
		]),
		text('source', words.source, 20, (row) => row.source, [
			{ value: 'invitation', label: words.sourceInvitation },
			{ value: 'import', label: words.sourceImport },
			{ value: 'interview', label: words.sourceInterview },
			{ value: 'form', label: words.sourceForm },
			{ value: 'observation', label: words.sourceObservation }
		]),
		number('version', words.version, (row) => row.version),
		text('asked', words.asked, LONGEST.list, (row) =>
			row.asked === null ? null : row.asked.map((place) => items[place - 1]?.code ?? '').join(' ')
		),
		...columns.flatMap((prefix) => items.map((item, place) => rating(layout, prefix, item, place))),
		...(columns.length === 0 ? [] : dimensions).map(({ code, name }, place) =>
			number(`w_${code}`, both(words.importanceOf, name), (row) => row.w?.[place] ?? null)
		),
		{
			...number('overall', words.overall, (row) => row.overall),
			values: ends(layout)
		},
		...questions.flatMap(ofQuestion),
		text('comment', words.comment, LONGEST.comment, (row) => row.comment),
		number('duration_seconds', words.durationSeconds, (row) => row.duration_seconds),
		text('flags', words.flags, LONGEST.name, (row) => row.flags.join(' ') || null)
	];
}

function rating(
	layout: ExportLayout,
	prefix: RatingPrefix,
	item: ExportLayout['items'][number],
	place: number
): ExportColumn {
	const about = { p: words.perceptionOf, e: words.expectationOf, a: words.adequateOf }[prefix];
	return {
		...number(
			`${prefix}_${item.code}`,
			both(about, item.text),
			(row) => row[prefix]?.[place] ?? null
		),
		values: [...ends(layout), { value: 0, label: words.noOpinion }],
		isRating: true
	};
}

function ends({ scale }: ExportLayout): ExportColumn['values'] {
	if (scale.labels === null) return [];
	return [
		{ value: scale.min, label: scale.labels.min },
		{ value: scale.max, label: scale.labels.max }
	];
}

/** A question with several answers has a column of 0 and 1 for each option. */
export function optionColumn(question: string, option: string): string {
	return `q_${question}__${option}`;
}

function ofQuestion({ code, type, text: asked, options = [], scale }: Question): ExportColumn[] {
	const given = (row: ExportRow) => row.answers[code];
	const labelled = options.map((option) => ({ value: option.code, label: option.text }));
	switch (type) {
		case 'multiple':
			return options.map((option) => ({
				...number(optionColumn(code, option.code), joined(asked, option.text), (row) => {
					const chosen = given(row);
					return Array.isArray(chosen) ? Number(chosen.includes(option.code)) : null;
				}),
				values: [
					{ value: 0, label: words.notChosen },
					{ value: 1, label: words.chosen }
				]
			}));
		case 'rating':
			return [
				{
					...number(`q_${code}`, asked, (row) => numberOf(given(row))),
					values: scale?.labels
						? [
								{ value: scale.min, label: scale.labels.min },
								{ value: scale.max, label: scale.labels.max }
							]
						: []
				}
			];
		case 'single':
			return [text(`q_${code}`, asked, LONGEST.code, (row) => textOf(given(row)), labelled)];
		default:
			return [text(`q_${code}`, asked, LONGEST.answer, (row) => textOf(given(row)))];
	}
}

function number(name: string, label: LocalText, cell: ExportColumn['cell']): ExportColumn {
	return { name, kind: 'number', label, values: [], isRating: false, longest: 0, cell };
}

function text(
	name: string,
	label: LocalText,
	longest: number,
	cell: ExportColumn['cell'],
	values: ExportColumn['values'] = []
): ExportColumn {
	return { name, kind: 'text', label, values, isRating: false, longest, cell };
}

function numberOf(value: unknown): number | null {
	return typeof value === 'number' ? value : null;
}

/** Lists, such as the names of files, are told one after the other. */
function textOf(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (typeof value === 'string') return value;
	return Array.isArray(value) ? value.join(' ') || null : JSON.stringify(value);
}

type About = { zh: (name: string) => string; en: (name: string) => string };

function both(about: About, name: LocalText): LocalText {
	const zh = name.zh ?? name.en ?? '';
	const en = name.en ?? name.zh ?? '';
	return { zh: about.zh(zh), en: about.en(en) };
}

function joined(question: LocalText, option: LocalText): LocalText {
	const one = (locale: 'zh' | 'en', other: 'zh' | 'en') =>
		`${question[locale] ?? question[other] ?? ''}: ${option[locale] ?? option[other] ?? ''}`;
	return { zh: one('zh', 'en'), en: one('en', 'zh') };
}
