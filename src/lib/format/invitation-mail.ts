/** The mail that invites a customer, or reminds them: plain text first, and the same words as simple HTML. */
import { fillIn, type MergeValues } from '#lib/domain/reaching/merge-fields.ts';
import {
	builtInTemplate,
	linkWords,
	unsubscribeFooter,
	type MailTemplate
} from '#lib/messages/invitation-mail.ts';
import { LANGUAGE_TAGS, type Locale } from '#lib/messages/message.ts';
import { day } from './dates.ts';
import { inLocale, type Bilingual } from './text.ts';

type OwnWords = { readonly [L in Locale]?: MailTemplate | undefined };

export type InvitationFacts = {
	number: number;
	/** Language of the reader; null when it is not known. */
	locale: Locale | null;
	/** Languages of the survey. */
	languages: readonly Locale[];
	organization: Bilingual;
	title: Bilingual;
	name: string | null;
	site: Bilingual | null;
	service: Bilingual | null;
	date: string | null;
	expires_at: string;
	time_zone: string;
	/** The survey's own words, where it has any. */
	templates: { readonly [P in 'invitation' | 'reminder']?: OwnWords | undefined };
};
export type InvitationLinks = { link: string; unsubscribe: string };
export type InvitationMail = { from: string; subject: string; text: string; html: string };

/** In the reader's language if the survey speaks it, else in all that it speaks. */
export function invitationMail(facts: InvitationFacts, links: InvitationLinks): InvitationMail {
	const { locale, languages } = facts;
	const locales = locale !== null && languages.includes(locale) ? [locale] : languages;
	const each = locales.map((one) => inOneLanguage(facts, links, one));
	return {
		from: locales.map((one) => inLocale(facts.organization, one)).at(0) ?? '',
		subject: each.map(({ subject }) => subject).join(' · '),
		text: each.map(({ text }) => text).join('\n\n* * *\n\n'),
		html: page(
			each.map(({ html }) => html),
			locales[0] ?? 'zh'
		)
	};
}

function inOneLanguage(facts: InvitationFacts, links: InvitationLinks, locale: Locale) {
	const purpose = facts.number === 0 ? 'invitation' : 'reminder';
	const isAboutContact = facts.date !== null && facts.service !== null && facts.site !== null;
	const template =
		facts.templates[purpose]?.[locale] ?? builtInTemplate(purpose, isAboutContact, locale);
	const values = valuesOf(facts, links, locale);
	// Whoever wrote the template: the way out is always there.
	const body = template.body.includes('{{link}}') ? template.body : `${template.body}\n\n{{link}}`;
	return {
		subject: fillIn(template.subject, values),
		text: `${fillIn(body, values)}\n\n-- \n${fillIn(unsubscribeFooter.text[locale], values)}`,
		html: `<div lang="${LANGUAGE_TAGS[locale]}">${paragraphs(body, values, locale)}<div style="${SMALL}">${paragraphs(unsubscribeFooter.html[locale], values, locale)}</div></div>`
	};
}

function valuesOf(facts: InvitationFacts, links: InvitationLinks, locale: Locale): MergeValues {
	const said = (text: Bilingual | null) => inLocale(text, locale);
	return {
		...links,
		organization: said(facts.organization),
		title: said(facts.title),
		site: said(facts.site),
		service: said(facts.service),
		name: facts.name ?? '',
		date: facts.date === null ? '' : day(facts.date, locale, facts.time_zone),
		expires: day(facts.expires_at, locale, facts.time_zone)
	};
}

const SMALL = 'margin-top:2em;color:#5b6470;font-size:0.875em';
const BUTTON =
	'display:inline-block;padding:0.7em 1.4em;border-radius:6px;background:#0b6b63;color:#ffffff;text-decoration:none;font-weight:600';

function paragraphs(template: string, values: MergeValues, locale: Locale): string {
	const show = (value: string, field: string) => {
		const safe = escapeHtml(value);
		if (field === 'link')
			return `<a href="${safe}" style="${BUTTON}">${linkWords.answer[locale]}</a>`;
		if (field === 'unsubscribe') return `<a href="${safe}">${linkWords.unsubscribe[locale]}</a>`;
		return safe;
	};
	return fillIn(escapeHtml(template), values, show)
		.split(/\n{2,}/)
		.map((text) => `<p>${text.replaceAll('\n', '<br>')}</p>`)
		.join('');
}

function page(parts: readonly string[], locale: Locale): string {
	return `<!doctype html><html lang="${LANGUAGE_TAGS[locale]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;padding:1.5em;color:#1b2430;background:#ffffff;font:1rem/1.6 system-ui,sans-serif"><div style="max-width:36em;margin:0 auto">${parts.join('<hr>')}</div></body></html>`;
}

export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
