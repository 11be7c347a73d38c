/** One row of an import, read strictly: an answer that nobody gave is never made up. */
import { isYetToCome, readInstant } from '../instant.ts';
import type { RowCode } from '../import-codes.ts';
import { parseRating } from '../servqual/rating.ts';
import type { RatingScale } from '../servqual/scale.ts';
import type { Question } from '../surveys/content.ts';
import { answersOf, askedOf, columnsOfQuestion, type ImportAnswer } from './import-answers.ts';
import {
	LONGEST_WORDS,
	ratingOf,
	RowRefused,
	textOf,
	type Cells,
	type Rejection
} from './import-cells.ts';

/** What a survey asks, and so which columns its import may have. */
export type ImportLayout = {
	readonly items: readonly string[];
	readonly dimensions: readonly string[];
	readonly scale: RatingScale;
	readonly asksExpectation: boolean;
	readonly asksAdequate?: boolean;
	/** False where answers have no items, and may be words alone. */
	readonly asksItems?: boolean;
	/** The survey's own questions, of all its versions. */
	readonly questions?: readonly Question[];
	readonly timeZone: string;
};

export type ImportLine = {
	submission_id: string;
	submitted_at: string | null;
	site: string | null;
	service: string | null;
	channel: string | null;
	customer: string | null;
	locale: string | null;
	perceptions: Record<string, number | null>;
	expectations: Record<string, number | null> | null;
	adequates: Record<string, number | null> | null;
	weights: Record<string, number | null> | null;
	/** Positions of the items that were asked, in the order shown; null: all of them. */
	asked: number[] | null;
	/** By question. */
	answers: Record<string, ImportAnswer> | null;
	overall: number | null;
	comment: string | null;
};

const PLAIN_COLUMNS = [
	'submission_id',
	'submitted_at',
	'site',
	'service',
	'channel',
	'customer',
	'locale',
	'overall',
	'comment',
	'asked'
];
/** What an export tells besides. It is not taken over: how an answer came here is judged anew. */
const IGNORED_COLUMNS = ['source', 'version', 'duration_seconds', 'flags'];
const LONGEST = { submission_id: 100, customer: 200, comment: LONGEST_WORDS };
const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;
/** Importance points of one answer are shares of 100. */
const WEIGHTS_TOTAL = 100;

/** Every column that an import of this survey may have. */
export function columnsOf({
	items,
	dimensions,
	asksExpectation,
	asksAdequate = false,
	questions = []
}: ImportLayout): Set<string> {
	return new Set([
		...PLAIN_COLUMNS,
		...items.map((code) => `p_${code}`),
		...(asksExpectation ? items.map((code) => `e_${code}`) : []),
		...(asksAdequate ? items.map((code) => `a_${code}`) : []),
		...dimensions.map((code) => `w_${code}`),
		...questions.flatMap(columnsOfQuestion),
		...IGNORED_COLUMNS
	]);
}

/** Reads one row; blanks and NA are missing answers. */
export function readLine(cells: Cells, layout: ImportLayout, now: Date): ImportLine | Rejection {
	try {
		return lineOf(cells, layout, now);
	} catch (error) {
		if (error instanceof RowRefused) return error.rejection;
		throw error;
	}
}

export function isRejection(read: ImportLine | Rejection): read is Rejection {
	return 'code' in read;
}

function lineOf(cells: Cells, layout: ImportLayout, now: Date): ImportLine {
	const submissionId = textOf(cells, 'submission_id', LONGEST.submission_id);
	if (submissionId === null) throw new RowRefused('missing_submission_id', 'submission_id', '');
	const ratings = (prefix: string) =>
		Object.fromEntries(
			layout.items.map((code) => [code, ratingOf(cells, prefix + code, layout.scale)])
		);
	const perceptions = ratings('p_');
	const expectations = layout.asksExpectation ? ratings('e_') : null;
	const adequates = layout.asksAdequate ? ratings('a_') : null;
	const answers = answersOf(cells, layout.questions ?? []);
	const overall = ratingOf(cells, 'overall', layout.scale);
	const given = [perceptions, expectations, adequates].flatMap((some) => Object.values(some ?? {}));
	const line = {
		submission_id: submissionId,
		submitted_at: instantOf(cells, layout.timeZone, now),
		site: codeOf(cells, 'site', 'unknown_site'),
		service: codeOf(cells, 'service', 'unknown_service'),
		channel: codeOf(cells, 'channel', 'invalid_channel'),
		customer: textOf(cells, 'customer', LONGEST.customer),
		locale: localeOf(cells),
		perceptions,
		expectations,
		adequates,
		weights: weightsOf(cells, layout.dimensions),
		asked: askedOf(cells, layout.items),
		answers,
		overall,
		comment: textOf(cells, 'comment', LONGEST.comment)
	};
	const isWordy = answers !== null || (layout.asksItems === false && line.comment !== null);
	if (!isWordy && [...given, overall].every((rating) => rating === null))
		throw new RowRefused('no_ratings', 'p_…', '');
	return line;
}

function codeOf(cells: Cells, column: string, refusal: RowCode): string | null {
	const code = String(cells[column] ?? '')
		.trim()
		.toLowerCase();
	if (code === '') return null;
	if (!CODE.test(code)) throw new RowRefused(refusal, column, cells[column]);
	return code;
}

function localeOf(cells: Cells): string | null {
	const [language = ''] = String(cells['locale'] ?? '')
		.trim()
		.toLowerCase()
		.split(/[-_]/);
	if (language === '') return null;
	if (language !== 'zh' && language !== 'en') {
		throw new RowRefused('invalid_locale', 'locale', cells['locale']);
	}
	return language;
}

function instantOf(cells: Cells, timeZone: string, now: Date): string | null {
	const text = String(cells['submitted_at'] ?? '').trim();
	if (text === '') return null;
	const instant = readInstant(text, timeZone);
	if (instant === null) throw new RowRefused('invalid_date', 'submitted_at', text);
	if (isYetToCome(instant, now)) throw new RowRefused('future_date', 'submitted_at', text);
	return instant;
}

/** All dimensions or none: points that do not sum to 100 are not importance shares. */
function weightsOf(cells: Cells, dimensions: readonly string[]): ImportLine['weights'] {
	const weights: Record<string, number | null> = {};
	for (const code of dimensions) {
		const points = parseRating(cells[`w_${code}`], { min: 0, max: WEIGHTS_TOTAL });
		if (points === 'reject')
			throw new RowRefused('invalid_weights', `w_${code}`, cells[`w_${code}`]);
		weights[code] = points;
	}
	const points = Object.values(weights);
	if (points.every((one) => one === null)) return null;
	const total = points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
	if (points.includes(null) || total !== WEIGHTS_TOTAL) {
		throw new RowRefused('invalid_weights', 'w_…', points.map((one) => one ?? '–').join(' + '));
	}
	return weights;
}
