/** All cards of a survey, of which one is open, with how far their parts have come. */
import { missed, nextUnanswered } from '#lib/domain/surveys/progress.ts';
import type { ScriptWords } from '../script-words.ts';
import {
	chosenIn,
	focusOn,
	hasProblem,
	isAnswered,
	isOpen,
	linkTo,
	said,
	type Card
} from './card.ts';
import { make, withNumbers } from './page.ts';

const BELOW_HEADING_PX = 80;

export class Deck {
	readonly cards: readonly Card[];
	readonly #words: ScriptWords;
	/** The last card that was touched, as a number; -1 when none was. */
	#furthest: number;
	/** A card that was answered when it was opened again: changing it is not going on. */
	#reopened: Card | null = null;

	constructor(cards: readonly Card[], words: ScriptWords) {
		this.cards = cards;
		this.#words = words;
		this.#furthest = cards.findLastIndex(({ ratings }) => ratings.some(chosenIn));
		const start = cards.find((card) => !isAnswered(card));
		for (const card of cards) fold(card, card !== start && !hasProblem(card));
		this.#show();
	}

	with(target: EventTarget | null): Card | undefined {
		return this.cards.find(({ element }) => target instanceof Node && element.contains(target));
	}

	touch(card: Card): void {
		this.#furthest = Math.max(this.#furthest, this.cards.indexOf(card));
		this.#show();
	}

	open(card: Card): void {
		// A card with something wrong stays open until it is put right.
		for (const other of this.cards) if (!hasProblem(other)) fold(other, other !== card);
		fold(card, false);
		this.#reopened = isAnswered(card) ? card : null;
		this.#show();
	}

	/** After a choice: to the rating of the card that is still open, else to the next card. */
	goOn(card: Card): void {
		const missing = card.ratings.find((rating) => !chosenIn(rating));
		if (missing) {
			missing[0]?.focus();
			return;
		}
		card.element.querySelector('.error')?.remove();
		const isBack = this.#reopened === card;
		const from = isBack ? -1 : this.cards.indexOf(card);
		const next = this.cards[nextUnanswered(this.cards.map(isAnswered), from) ?? -1];
		const top = card.element.getBoundingClientRect().top;
		if (next) this.open(next);
		if (next && !isBack) {
			// The next card comes to where the last one stood, so that the thumb can stay there; its
			// statement must be in sight, though, below the name of its part.
			const wanted = Math.max(top, BELOW_HEADING_PX);
			scrollBy(0, next.element.getBoundingClientRect().top - wanted);
			focusOn(next);
		} else {
			fold(card, true);
			this.#show();
			card.line.focus();
		}
	}

	#show(): void {
		this.cards.forEach((card, index) => {
			card.line.setAttribute('aria-expanded', String(isOpen(card)));
			const given = said(card, this.#words);
			const shown = given || (index < this.#furthest ? this.#words.notAnswered : '');
			card.given.classList.toggle('not', !given);
			card.given.replaceChildren(...(shown ? [make('span', 'hidden-visually', ' — '), shown] : []));
		});
		for (const part of new Set(this.cards.map((card) => card.part))) this.#showPart(part);
	}

	#showPart(part: HTMLElement): void {
		const own = this.cards.filter((card) => card.part === part);
		const done = own.filter(isAnswered).length;
		part.style.setProperty('--done', String(done));
		part.style.setProperty('--of', String(own.length));
		const count = part.querySelector('h2 .quiet');
		if (count) count.textContent = withNumbers(this.#words.answered, done, own.length);
		const places = own.map((card) => ({
			index: this.cards.indexOf(card),
			isAnswered: isAnswered(card)
		}));
		const left = missed(places, this.#furthest).flatMap((index) => this.cards[index] ?? []);
		const box = part.querySelector<HTMLElement>('.missed');
		if (!box) return;
		box.hidden = left.length === 0;
		box.querySelector('ul')?.replaceChildren(...left.map(linkTo));
	}
}

function fold({ element }: Card, isFolded: boolean): void {
	element.classList.toggle('folded', isFolded);
}
