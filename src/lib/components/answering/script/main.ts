/**
 * Comfort for survey pages; nothing here is needed to answer. One file, loaded as a module by
 * SurveyHead.svelte, also on the receipt, where it forgets what was kept on the device.
 */
import type { ScriptWords } from '../script-words.ts';
import { foldCards } from './cards.ts';
import { keepDraft } from './draft.ts';
import { forget, putAside } from './offline.ts';
import { sharePoints } from './points.ts';
import { sendUntilReceived, SENT } from './sending.ts';

const form = document.querySelector<HTMLFormElement>('form[data-words]');
if (form) comfort(form);
else if (location.pathname.startsWith('/receipt/')) forgetSent();

function comfort(form: HTMLFormElement): void {
	const page = `<!doctype html>${document.documentElement.outerHTML}`;
	const survey = { form, words: JSON.parse(form.dataset['words'] ?? '{}') as ScriptWords };
	const { draft: key, state, offline, tellOpened } = form.dataset;
	const draft = keepDraft(survey);
	foldCards(survey);
	sharePoints(survey);
	form.classList.add('alive');
	if (form.querySelector('[data-send]')) sendUntilReceived(survey, draft);
	if (tellOpened) navigator.sendBeacon(tellOpened);
	if (key && offline && (state === 'new' || state === 'resumed')) {
		const put = () => putAside(key, page).catch(() => undefined); // full, or forbidden
		form.addEventListener('input', () => void put(), { once: true });
	}
}

function forgetSent(): void {
	try {
		const key = sessionStorage.getItem(SENT);
		sessionStorage.removeItem(SENT);
		if (key) void forget(key);
	} catch {
		// Where a page may keep nothing, nothing was kept.
	}
}
