/**
 * Unfolding cards: the one in hand is large, the others are one line each. Who taps, or presses
 * Enter or Space, goes on to the next card; arrow keys choose within a scale and never leave it.
 */
import { missed, nextUnanswered } from '#lib/domain/surveys/progress.ts';
import { all, make, withNumbers, type Survey } from './page.ts';

type Card = {
	element: HTMLElement;
	line: HTMLElement;
	given: HTMLElement;
	/** Radios of each rating, in the order of the card. */
	ratings: HTMLInputElement[][];
	part: HTMLElement;
};

const chosenIn = (rating: HTMLInputElement[]) => rating.find(({ checked }) => checked);
const isAnswered = ({ ratings }: Card) => ratings.every(chosenIn);
const isOpen = ({ element }: Card) => !element.classList.contains('folded');

export function foldCards({ form, words }: Survey): void {
	const cards = all(form, '.item').map(cardOf);
	const cardWith = (target: EventTarget | null) =>
		cards.find(({ element }) => target instanceof Node && element.contains(target));
	let furthest = -1;
	let lastKey = '';
	/** A card that was answered when it was opened again: changing it is not going on. */
	let reopened: Card | null = null;

	const fold = (card: Card) => {
		card.element.classList.add('folded');
		show();
	};
	const unfold = (card: Card) => {
		// A card with something wrong stays open until it is put right.
		for (const other of cards)
			if (other !== card && !other.element.querySelector('.error'))
				other.element.classList.add('folded');
		card.element.classList.remove('folded');
		reopened = isAnswered(card) ? card : null;
		show();
	};
	const focusOn = ({ ratings }: Card) => {
		const rating = ratings.find((each) => !chosenIn(each)) ?? ratings[0] ?? [];
		(chosenIn(rating) ?? rating[0])?.focus({ preventScroll: true });
	};
	/** Opens a card where the last one stood, so that the thumb can stay where it is. */
	const goTo = (card: Card, from: Card) => {
		const top = from.element.getBoundingClientRect().top;
		unfold(card);
		scrollBy(0, card.element.getBoundingClientRect().top - top);
		focusOn(card);
	};
	const goOn = (card: Card) => {
		const open = card.ratings.find((rating) => !chosenIn(rating));
		if (open) return open[0]?.focus();
		card.element.querySelector('.error')?.remove();
		const wasReopened = reopened === card;
		const next = nextUnanswered(cards.map(isAnswered), wasReopened ? -1 : cards.indexOf(card));
		const following = next === null ? undefined : cards[next];
		if (following && !wasReopened) return goTo(following, card);
		if (following) unfold(following);
		fold(card);
		card.line.focus();
	};

	form.addEventListener('keydown', (event) => {
		lastKey = event.key;
		const card = cardWith(event.target);
		if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || !card) return;
		event.preventDefault();
		if (event.target.checked) goOn(card);
	});
	form.addEventListener('pointerdown', () => (lastKey = ''));
	form.addEventListener('click', (event) => {
		const { target } = event;
		const link = target instanceof Element && target.closest<HTMLAnchorElement>('.missed a');
		const card = cardWith(link ? document.querySelector(link.hash) : target);
		if (!card) return;
		if (link || card.line.contains(target as Node)) {
			event.preventDefault();
			unfold(card);
			card.element.scrollIntoView({ block: 'nearest' });
			focusOn(card);
		} else if (target instanceof HTMLInputElement) {
			// The second tap of a double tap was not meant for the card that came under the finger.
			if (event.detail > 1 && !target.checked) return event.preventDefault();
			furthest = Math.max(furthest, cards.indexOf(card));
			show();
			if (!lastKey.startsWith('Arrow')) goOn(card);
		}
	});

	function show(): void {
		for (const card of cards) {
			const isPassed = cards.indexOf(card) < furthest;
			card.line.setAttribute('aria-expanded', String(isOpen(card)));
			const given = said(card);
			const shown = given || (isPassed ? words.notAnswered : '');
			card.given.classList.toggle('not', !given);
			card.given.replaceChildren(...(shown ? [make('span', 'hidden-visually', ' — '), shown] : []));
		}
		for (const part of new Set(cards.map((card) => card.part))) showPart(part);
	}
	function showPart(part: HTMLElement): void {
		const own = cards.filter((card) => card.part === part);
		const done = own.filter(isAnswered).length;
		const count = part.querySelector('h2 .quiet');
		if (count) count.textContent = withNumbers(words.answered, done, own.length);
		part.style.setProperty('--done', String(done));
		part.style.setProperty('--of', String(own.length));
		const left = missed(
			own.map((card) => ({ index: cards.indexOf(card), isAnswered: isAnswered(card) })),
			furthest
		);
		const box = part.querySelector<HTMLElement>('.missed');
		if (!box) return;
		box.hidden = left.length === 0;
		box.querySelector('ul')?.replaceChildren(...left.flatMap((index) => linkTo(cards[index])));
	}
	function said({ ratings }: Card): string {
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

	const start = cards.find((card) => !isAnswered(card));
	for (const card of cards)
		card.element.classList.toggle(
			'folded',
			card !== start && !card.element.querySelector('.error')
		);
	furthest = cards.findLastIndex((card) => card.ratings.some(chosenIn));
	show();
}

function cardOf(element: HTMLElement): Card {
	const line = make('button', 'line');
	line.setAttribute('type', 'button');
	const legend = element.querySelector('legend');
	if (legend) line.append(...legend.cloneNode(true).childNodes);
	const given = make('span', 'given');
	line.append(given);
	element.prepend(line);
	const ratings = new Map<string, HTMLInputElement[]>();
	for (const radio of all<HTMLInputElement>(element, 'input')) {
		ratings.set(radio.name, [...(ratings.get(radio.name) ?? []), radio]);
	}
	const part = element.closest<HTMLElement>('[data-part]') ?? element;
	return { element, line, given, ratings: [...ratings.values()], part };
}

function linkTo(card: Card | undefined): HTMLElement[] {
	if (!card) return [];
	const item = make('li', '');
	const link = make('a', '');
	link.setAttribute('href', `#${card.element.id}`);
	link.append(...(card.element.querySelector('legend')?.cloneNode(true).childNodes ?? []));
	item.append(link);
	return [item];
}
