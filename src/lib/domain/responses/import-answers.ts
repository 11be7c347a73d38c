/** Answers to a survey's own questions in an import, and which items a row was asked. */
import { parseRating } from '../servqual/rating.ts';
import type { Question } from '../surveys/content.ts';
import { optionColumn } from './export-columns.ts';
import { LONGEST_WORDS, ratingOf, RowRefused, textOf, type Cells } from './import-cells.ts';

export type ImportAnswer = string | number | string[];

export function columnsOfQuestion({ code, type, options = [] }: Question): string[] {
	if (type === 'multiple') return options.map((option) => optionColumn(code, option.code));
	return [`q_${code}`];
}

/** Answers to the survey's own questions; null without any. */
export function answersOf(
	cells: Cells,
	questions: readonly Question[]
): Record<string, ImportAnswer> | null {
	const answers: Record<string, ImportAnswer> = {};
	for (const question of questions) {
		const answer = answerOf(cells, question);
		if (answer !== null) answers[question.code] = answer;
	}
	return Object.keys(answers).length > 0 ? answers : null;
}

function answerOf(
	cells: Cells,
	{ code, type, options = [], scale }: Question
): ImportAnswer | null {
	const column = `q_${code}`;
	if (type === 'rating') return ratingOf(cells, column, scale ?? { min: 0, max: 10 });
	if (type === 'multiple') {
		const chosen = options.map((option) => {
			const name = optionColumn(code, option.code);
			const mark = parseRating(cells[name], { min: 0, max: 1 });
			if (mark === 'reject') throw new RowRefused('invalid_answer', name, cells[name]);
			return { mark, option: option.code };
		});
		if (chosen.every(({ mark }) => mark === null)) return null;
		return chosen.filter(({ mark }) => mark === 1).map(({ option }) => option);
	}
	const answer = textOf(cells, column, LONGEST_WORDS);
	const isOption = options.some((option) => option.code === answer);
	if (answer !== null && type === 'single' && !isOption) {
		throw new RowRefused('invalid_answer', column, answer);
	}
	if (answer !== null && type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(answer)) {
		throw new RowRefused('invalid_answer', column, answer);
	}
	return answer;
}

/** Codes of items, separated by spaces. */
export function askedOf(cells: Cells, items: readonly string[]): number[] | null {
	const codes = String(cells['asked'] ?? '')
		.trim()
		.toLowerCase()
		.split(/\s+/)
		.filter((code) => code !== '');
	if (codes.length === 0) return null;
	const places = codes.map((code) => items.indexOf(code) + 1);
	if (places.includes(0) || new Set(places).size < places.length) {
		throw new RowRefused('invalid_answer', 'asked', cells['asked']);
	}
	return places;
}
