/** Sends the answer until it has arrived. Only a receipt counts as arrived. */
import { retryDelay } from '#lib/domain/surveys/retry-delay.ts';
import type { DraftKeeper } from './draft.ts';
import { forget } from './offline.ts';
import { tell, type Survey } from './page.ts';

/** Where the receipt looks for what it may forget; it lasts as long as this tab. */
export const SENT = 'heed-sent';

export function sendUntilReceived(survey: Survey, draft: DraftKeeper): void {
	const { form, words } = survey;
	const key = form.dataset['draft'] ?? '';
	let attempt = 0;
	let waiting = 0;
	let isBusy = false;

	const later = (why: string, askedSeconds?: number) => {
		tell(survey, why);
		const delay = retryDelay(attempt++, Math.random(), askedSeconds);
		waiting = window.setTimeout(() => void send(), delay);
	};
	const send = async () => {
		clearTimeout(waiting);
		if (isBusy) return;
		isBusy = true;
		draft.keep(true);
		if (attempt === 0) tell(survey, words.sending);
		const response = await fetch(form.action, { method: 'POST', body: new FormData(form) }).catch(
			() => null // no network, or it went away
		);
		isBusy = false;
		if (!response) later(words.noNetwork);
		else if (response.status >= 500 || response.status === 429)
			later(words.noService, Number(response.headers.get('retry-after')));
		else await arrive(response);
	};
	const arrive = async (response: Response) => {
		try {
			sessionStorage.setItem(SENT, key);
		} catch {
			// Forbidden: then nothing was kept that the receipt could forget.
		}
		if (new URL(response.url).pathname.includes('/receipt/')) {
			await forget(key);
			location.assign(response.url);
		} else {
			// The server has something to say: let it say it in a page.
			draft.keep(false);
			form.submit();
		}
	};
	form.addEventListener('submit', (event) => {
		// A change of the language is not an answer.
		if (event.submitter?.hasAttribute('name')) {
			draft.keep(false);
			return;
		}
		event.preventDefault();
		attempt = 0;
		void send();
	});
	addEventListener('online', () => {
		if (attempt > 0) void send();
	});
	if (draft.wasSending) void send();
}
