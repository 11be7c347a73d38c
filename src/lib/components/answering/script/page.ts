/** What the parts of the script share: the form, its words, its saved fields. */
import type { FieldValues } from '#lib/domain/surveys/form-fields.ts';
import type { ScriptWords } from '../script-words.ts';

export type Survey = { form: HTMLFormElement; words: ScriptWords };

/** All elements that match, in the order of the page. */
export function all<E extends Element = HTMLElement>(within: ParentNode, selector: string): E[] {
	return [...within.querySelectorAll<E>(selector)];
}

export function make(tag: string, className: string, text = ''): HTMLElement {
	const element = document.createElement(tag);
	element.className = className;
	element.textContent = text;
	return element;
}

/** A sentence with numbers in the places that are kept for them. */
export function withNumbers(sentence: string, number: number, other?: number): string {
	return sentence.replace('#', String(number)).replace('@', String(other));
}

/** Says what is going on beside the button; screen readers hear it when they are done. */
export function tell({ form }: Survey, words: string): void {
	const state = form.querySelector('.state');
	if (state && state.textContent !== words) state.textContent = words;
}

/** Everything that was entered; files are left out, because no draft can keep them. */
export function fieldsOf(form: HTMLFormElement): Record<string, string | string[]> {
	const fields: Record<string, string | string[]> = {};
	const data = new FormData(form);
	for (const name of data.keys()) {
		const values = data.getAll(name).filter((value) => typeof value === 'string');
		if (name !== 'locale' && name !== 'website' && values.length > 0)
			fields[name] = values.length > 1 ? values : (values[0] ?? '');
	}
	return fields;
}

/** Puts what was entered before back where it was. */
export function fillIn(form: HTMLFormElement, fields: FieldValues): void {
	for (const element of form.elements) {
		if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) continue;
		const values = [fields[element.name] ?? []].flat();
		if (element.type === 'radio' || element.type === 'checkbox') {
			(element as HTMLInputElement).checked = values.includes(element.value);
		} else if (element.type !== 'file' && values[0] !== undefined) element.value = values[0];
	}
}
