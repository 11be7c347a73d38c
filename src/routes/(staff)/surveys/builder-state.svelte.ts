/**
 * What the parts of the builder share: the content as it stands, what is wrong with it and where,
 * and the words. Everything follows from the content; nothing is kept twice.
 */
import { createContext } from 'svelte';
import {
	allFields,
	fieldsBefore,
	type ConditionField
} from '#lib/domain/surveys/condition-fields.ts';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';
import type { Form } from '#lib/domain/surveys/form-facts.ts';
import {
	isRefusing,
	publishProblems,
	type GatedInstrument,
	type GateProblem
} from '#lib/domain/surveys/publish-gate.ts';
import { sourceOf } from '#lib/domain/surveys/translation-state.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { builder } from '#lib/messages/survey-builder.ts';
import { problemWords } from './problem-words.ts';

export type Issue = { readonly path: string; readonly words: string };
export type Note = { readonly words: string; readonly tone: 'danger' | 'warning' };
type Given = {
	content: SurveyContent;
	form: Form;
	instrument: GatedInstrument;
	locale: Locale;
	issues: readonly Issue[];
	lockedCodes: readonly string[];
	/** Codes of the questions that somebody works on. */
	unfolded: ReadonlySet<string>;
};

export class BuilderState {
	#given: () => Given;
	t = $derived.by(() => say(builder, this.locale));
	problems: GateProblem[] = $derived.by(() =>
		publishProblems(this.content, this.form, this.instrument)
	);

	constructor(given: () => Given) {
		this.#given = given;
	}

	get content() {
		return this.#given().content;
	}
	get form() {
		return this.#given().form;
	}
	get instrument() {
		return this.#given().instrument;
	}
	get locale() {
		return this.#given().locale;
	}
	get source(): Locale {
		return sourceOf(this.content);
	}

	/** Whether answers stand under this code already, so that it stays. */
	isLocked(code: string): boolean {
		return this.#given().lockedCodes.includes(code);
	}

	/** Whether a question shows all of its fields: one that is worked on, or that has to be mended. */
	isUnfolded(code: string, place: number): boolean {
		const { unfolded, issues } = this.#given();
		const isWrong =
			issues.some(({ path }) => path.startsWith(`questions.${place}.`)) ||
			this.problems.some((one) => isRefusing(one) && one.path.startsWith(`questions.${code}.`));
		return isWrong || unfolded.has(code);
	}

	/** Why saving was refused, for one field by its name. */
	issuesAt(name: string): string[] {
		return this.#given()
			.issues.filter(({ path }) => path === name)
			.map(({ words }) => words);
	}

	/** What the publish gate says of one text, or of one language of it. */
	notesAt(path: string, locale?: Locale): Note[] {
		return this.problems
			.filter((one) => one.path === path && (locale === undefined || one.locale === locale))
			.map((one) => ({
				words: problemWords(one, this.locale),
				tone: isRefusing(one) ? 'danger' : 'warning'
			}));
	}

	fieldsBefore(position: number): ConditionField[] {
		return fieldsBefore(this.content, this.form, this.instrument, position);
	}

	fieldNamed(name: string): ConditionField | undefined {
		return allFields(this.content, this.form, this.instrument).find(({ field }) => field === name);
	}
}

export const [getBuilder, setBuilder] = createContext<BuilderState>();
