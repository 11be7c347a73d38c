/** What a survey's raw answers are made of, whichever file they leave in. */
import type { LocalText, Option, Question } from '../surveys/content.ts';
import type { RatingScale } from '../servqual/scale.ts';

/** p: what was experienced; e: what was expected; a: the least acceptable. */
export type RatingPrefix = 'p' | 'e' | 'a';

export type ExportLayout = {
	readonly survey: string;
	readonly title: LocalText;
	readonly scale: RatingScale & { readonly labels: { min: LocalText; max: LocalText } | null };
	/** By position, as ratings are stored. */
	readonly items: readonly {
		code: string;
		dimension: string;
		text: LocalText;
		isReversed: boolean;
	}[];
	readonly dimensions: readonly { code: string; name: LocalText }[];
	/** Of every version that was published. */
	readonly questions: readonly Question[];
	readonly columns: readonly RatingPrefix[];
};

/** One answer as the database hands it out; ratings by item position, 0 is "no opinion". */
export type ExportRow = {
	submission_id: string;
	submitted_at: string;
	site: string | null;
	service: string | null;
	channel: string | null;
	customer: string | null;
	locale: string | null;
	source: string;
	version: number | null;
	asked: number[] | null;
	p: (number | null)[];
	e: (number | null)[] | null;
	a: (number | null)[] | null;
	w: (number | null)[] | null;
	overall: number | null;
	answers: Record<string, unknown>;
	comment: string | null;
	duration_seconds: number | null;
	flags: string[];
};

/** Which ratings the answers to a form can hold. */
export function prefixesOf(form: string): RatingPrefix[] {
	switch (form) {
		case 'tolerance':
			return ['a', 'e', 'p'];
		case 'expectation_perception':
			return ['e', 'p'];
		case 'expectation':
			return ['e'];
		case 'feedback':
			return [];
		default:
			return ['p'];
	}
}

/**
 * The questions of all versions, so that no answer is lost: wording is that of the latest version,
 * options that were once on offer stay.
 *
 * @param versions the questions of each version, the oldest first
 */
export function questionsOfAll(versions: readonly (readonly Question[])[]): Question[] {
	const merged = new Map<string, Question>();
	for (const question of versions.flat()) {
		const before = merged.get(question.code);
		// Another type is another question, and its answers need columns of their own kind.
		const known = before?.type === question.type ? (before.options ?? []) : [];
		const options = mergedOptions(known, question.options ?? []);
		merged.set(question.code, options.length > 0 ? { ...question, options } : question);
	}
	return [...merged.values()];
}

function mergedOptions(before: readonly Option[], now: readonly Option[]): Option[] {
	const codes = new Set(now.map(({ code }) => code));
	return [...now, ...before.filter(({ code }) => !codes.has(code))];
}
