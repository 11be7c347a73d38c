/** The short message for channels such as SMS: one sentence and the link. */
import { fillIn } from '#lib/domain/reaching/merge-fields.ts';
import { shortTemplate } from '#lib/messages/invitation-mail.ts';
import type { Locale } from '#lib/messages/message.ts';
import type { InvitationFacts } from './invitation-mail.ts';
import { inLocale } from './text.ts';

export type InvitationText = { text: string; locale: Locale };

/** In the reader's language if the survey speaks it, else in its first one. */
export function invitationText(facts: InvitationFacts, link: string): InvitationText {
	const { languages, number, organization, service } = facts;
	const locale = languages.find((one) => one === facts.locale) ?? languages[0] ?? 'zh';
	const template = shortTemplate(number === 0 ? 'invitation' : 'reminder', locale);
	const values = {
		organization: inLocale(organization, locale),
		service: inLocale(service, locale),
		link
	};
	return { text: fillIn(template, values), locale };
}
