/** One card of a survey: its ratings, and the one line that it folds to. */
import type { ScriptWords } from '../script-words.ts';
import { all, make } from './page.ts';

export type Card = {
	element: HTMLElement;
	line: HTMLElement;
	given: HTMLElement;
	/** Radios of each rating, in the order of the card. */
	ratings: HTMLInputElement[][];
	/** The part of the survey that it stands in. */
	part: HTMLElement;
};

export function cardOf(element: HTMLElement): Card {
	const line = make('button', 'line');
	line.setAttribute('type', 'button');
	const given = make('span', 'given');
	line.append(...statementOf(element), given);
	element.prepend(line);
	const ratings = new Map<string, HTMLInputElement[]>();
	for (const radio of all<HTMLInputElement>(element, 'input')) {
		ratings.set(radio.name, [...(ratings.get(radio.name) ?? []), radio]);
	}
	const part = element.closest<HTMLElement>('[data-part]') ?? element;
	return { element, line, given, ratings: [...ratings.values()], part };
}

/** Number and words of a statement, with their language. */
function statementOf(element: HTMLElement): Node[] {
	return [...(element.querySelector('legend')?.cloneNode(true).childNodes ?? [])];
}

export function chosenIn(rating: HTMLInputElement[]): HTMLInputElement | undefined {
	return rating.find(({ checked }) => checked);
}

export function isAnswered({ ratings }: Card): boolean {
	return ratings.every(chosenIn);
}

export function isOpen({ element }: Card): boolean {
	return !element.classList.contains('folded');
}

export function hasProblem({ element }: Card): boolean {
	return element.querySelector('.error') !== null;
}

/** What has been chosen in a card, in short: "4", "expected 7 · actual 3". */
export function said({ ratings }: Card, words: ScriptWords): string {
	return ratings
		.flatMap((rating) => {
			const chosen = chosenIn(rating);
			if (!chosen) return [];
			const name = chosen.closest<HTMLElement>('.part')?.dataset['short'];
			const value = chosen.value === '0' ? words.noOpinion : chosen.value;
			return [name ? `${name} ${value}` : value];
		})
		.join(' · ');
}

/** Puts focus where the next choice is to be made. */
export function focusOn({ ratings }: Card): void {
	const rating = ratings.find((each) => !chosenIn(each)) ?? ratings[0] ?? [];
	(chosenIn(rating) ?? rating[0])?.focus({ preventScroll: true });
}

/** A line of the list of what was left out. */
export function linkTo({ element }: Card): HTMLElement {
	const item = make('li', '');
	const link = make('a', '');
	link.setAttribute('href', `#${element.id}`);
	link.append(...statementOf(element));
	item.append(link);
	return item;
}
