import { z } from 'zod';
import { CONTACT_CHANNELS } from '#lib/domain/cases/case-file.ts';
import type { Playbook } from '#lib/domain/risk/playbook.ts';

const LONGEST = 2000;
const text = z.string().trim().min(1).max(LONGEST);
const both = z.object({ zh: text, en: text });

/** As it is kept. */
export const playbook = z
	.object({ channel: z.enum(CONTACT_CHANNELS), words: both, tasks: both, mail: both })
	.transform((kept): Playbook => kept);

/** As the form sends it. */
export const playbookForm = z
	.object({
		signal: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/),
		channel: z.enum(CONTACT_CHANNELS),
		words_zh: text,
		words_en: text,
		tasks_zh: text,
		tasks_en: text,
		mail_zh: text,
		mail_en: text
	})
	.transform(({ signal, channel, ...given }) => ({
		signal,
		content: {
			channel,
			words: { zh: given.words_zh, en: given.words_en },
			tasks: { zh: given.tasks_zh, en: given.tasks_en },
			mail: { zh: given.mail_zh, en: given.mail_en }
		}
	}));

export const PLAYBOOK_TEXT_LONGEST = LONGEST;
