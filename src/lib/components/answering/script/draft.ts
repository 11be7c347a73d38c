/** Keeps what was entered: on this device at once, and with the link where the survey allows it. */
import type { FieldValues } from '#lib/domain/surveys/form-fields.ts';
import { forget } from './offline.ts';
import { fieldsOf, fillIn, tell, type Survey } from './page.ts';

const ON_DEVICE_AFTER_MS = 300;
const WITH_LINK_AFTER_MS = 3_000;
const LONGEST_MS = 90 * 24 * 60 * 60 * 1_000;

type Draft = { at: number; isSending: boolean; fields: FieldValues };

export type DraftKeeper = {
	/** Whether a form was being sent when the page was left. */
	wasSending: boolean;
	/** Keeps everything now; `isSending` says that its owner has pressed the button. */
	keep: (isSending: boolean) => void;
};

export function keepDraft(survey: Survey): DraftKeeper {
	const { form, words } = survey;
	const { draft: key, saveTo, draftAt, state } = form.dataset;
	let isSending = false;
	let onDevice = 0;
	let withLink = 0;

	const before = key && state !== 'returned' && state !== 'unsaved' ? read(key) : null;
	// Another device may have gone on since.
	const isNewer = before !== null && before.at >= Number(draftAt ?? 0);
	if (isNewer) {
		fillIn(form, before.fields);
		form.querySelector('.restored')?.removeAttribute('hidden');
	}

	const keep = (sending: boolean) => {
		isSending = sending;
		clearTimeout(onDevice);
		if (!key) return;
		write(key, { at: Date.now(), isSending, fields: fieldsOf(form) });
	};
	const save = () => {
		clearTimeout(withLink);
		withLink = 0;
		if (!saveTo) return;
		const body = JSON.stringify({ ...fieldsOf(form), draft_at: String(Date.now()) });
		// It is kept on this device in any case, so nobody needs to know when this fails.
		fetch(saveTo, { method: 'POST', body, keepalive: true }).catch(() => undefined);
	};
	form.addEventListener('input', () => {
		clearTimeout(onDevice);
		clearTimeout(withLink);
		onDevice = window.setTimeout(() => {
			keep(isSending);
			if (key && !isSending) tell(survey, words.kept);
		}, ON_DEVICE_AFTER_MS);
		withLink = window.setTimeout(save, WITH_LINK_AFTER_MS);
	});
	document.addEventListener('visibilitychange', () => {
		if (!document.hidden || !onDevice) return;
		keep(isSending);
		if (withLink) save();
	});
	return { wasSending: isNewer && before.isSending, keep };
}

/** Drafts of links that nobody came back to do not stay on a device for ever. */
function dropOld(): void {
	for (const key of Object.keys(localStorage)) {
		const draft = key.startsWith('/') ? read(key) : null;
		if (draft && Date.now() - draft.at > LONGEST_MS) void forget(key);
	}
}

function read(key: string): Draft | null {
	try {
		return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
	} catch {
		return null; // no storage here, or not ours
	}
}

function write(key: string, draft: Draft): void {
	try {
		localStorage.setItem(key, JSON.stringify(draft));
		dropOld();
	} catch {
		// Full, or forbidden: the page itself still holds everything.
	}
}
