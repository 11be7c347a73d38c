/** A hundred points by steppers, with what is left to give. */
import { pointsLeft, POINTS_A_STEP, POINTS_TO_SHARE } from '#lib/domain/surveys/importance.ts';
import { all, withNumbers, type Survey } from './page.ts';

export function sharePoints({ form, words }: Survey): void {
	const card = form.querySelector('[data-points]');
	const left = card?.querySelector('.left');
	if (!card || !left) return;
	const inputs = all<HTMLInputElement>(card, 'input');
	const show = () => {
		const points = pointsLeft(inputs.map(({ value }) => value));
		const isUntouched = inputs.every(({ value }) => value === '');
		const sentence =
			points === 0 ? words.pointsDone : points > 0 ? words.pointsLeft : words.pointsOver;
		left.textContent = isUntouched ? '' : withNumbers(sentence, Math.abs(points));
	};
	card.addEventListener('input', show);
	card.addEventListener('click', ({ target }) => {
		const button = target instanceof Element && target.closest<HTMLElement>('[data-step]');
		const input = button && button.parentElement?.querySelector('input');
		if (!button || !input) return;
		const wanted = Number(input.value) + Number(button.dataset['step']) * POINTS_A_STEP;
		// A step up never gives more than there is.
		const most = Math.min(
			POINTS_TO_SHARE,
			Number(input.value) + Math.max(0, pointsLeft(inputs.map(({ value }) => value)))
		);
		input.value = String(Math.max(0, Math.min(wanted, most)));
		input.dispatchEvent(new Event('input', { bubbles: true }));
	});
	show();
}
