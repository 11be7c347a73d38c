/**
 * Unfolding cards: the one in hand is large, the others are one line each. Who taps, or presses
 * Enter or Space, goes on to the next card; arrow keys choose within a scale and never leave it.
 */
import { cardOf, focusOn } from './card.ts';
import { Deck } from './deck.ts';
import { all, type Survey } from './page.ts';

const DOUBLE_TAP_MS = 350;
const SAME_SPOT_PX = 16;

export function foldCards({ form, words }: Survey): void {
	const deck = new Deck(all(form, '.item').map(cardOf), words);
	let lastKey = '';
	/** What Space was pressed on though it was chosen already, which is no click to a browser. */
	let confirmed: HTMLInputElement | null = null;

	form.addEventListener('keydown', (event) => {
		const { key, target } = event;
		lastKey = key;
		const card = deck.with(target);
		if (!card || !(target instanceof HTMLInputElement)) return;
		confirmed = key === ' ' && target.checked ? target : null;
		if (key !== 'Enter') return;
		event.preventDefault();
		if (target.checked) deck.goOn(card);
	});
	form.addEventListener('keyup', (event) => {
		const card = deck.with(confirmed);
		if (!card || event.key !== ' ' || event.target !== confirmed) return;
		event.preventDefault();
		confirmed = null;
		deck.goOn(card);
	});
	form.addEventListener('pointerdown', () => {
		lastKey = '';
	});
	form.addEventListener('click', (event) => {
		const { target } = event;
		if (!(target instanceof Element)) return;
		const link = target.closest<HTMLAnchorElement>('.missed a');
		const card = deck.with(link ? document.querySelector(link.hash) : target);
		if (!card) return;
		if (link || card.line.contains(target)) {
			event.preventDefault();
			deck.open(card);
			card.element.scrollIntoView({ block: 'nearest' });
			focusOn(card);
		} else if (target instanceof HTMLInputElement) {
			deck.touch(card);
			if (!lastKey.startsWith('Arrow')) deck.goOn(card);
		}
	});
	ignoreSecondTaps(form, deck);
}

/** The second tap of a double tap was not meant for the card that came under the finger. */
function ignoreSecondTaps(form: HTMLFormElement, deck: Deck): void {
	let first = { at: -Infinity, x: 0, y: 0, target: null as EventTarget | null };
	form.addEventListener(
		'click',
		(event) => {
			const { timeStamp: at, clientX: x, clientY: y, target } = event;
			const isClose = Math.abs(x - first.x) + Math.abs(y - first.y) < SAME_SPOT_PX;
			const isSecond = event.detail > 0 && isClose && at - first.at < DOUBLE_TAP_MS;
			if (isSecond && target !== first.target && deck.with(target)) {
				event.preventDefault();
				event.stopPropagation();
			}
			first = { at, x, y, target };
		},
		{ capture: true }
	);
}
