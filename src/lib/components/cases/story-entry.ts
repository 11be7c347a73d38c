/** Puts one fact of a timeline into words. */
import type { IconName } from '#lib/components/ui/icon-paths.ts';
import { reasonSentence } from '#lib/domain/risk/reason-sentence.ts';
import type { TimelineFact } from '#lib/domain/risk/timeline.ts';
import { causeName } from '#lib/format/causes.ts';
import { dayAndTime } from '#lib/format/dates.ts';
import { count, score } from '#lib/format/numbers.ts';
import { inLocale } from '#lib/format/text.ts';
import { alertQueue } from '#lib/messages/alerts.ts';
import { caseMail } from '#lib/messages/case-mail.ts';
import { complaintChannels, complaintStory } from '#lib/messages/complaints.ts';
import { cases, channels, outcomes, talks, timeline } from '#lib/messages/cases.ts';
import { isLocale, say, type Locale } from '#lib/messages/message.ts';
import { contactRuleNames } from '#lib/messages/reaching.ts';
import { causeStory } from '#lib/messages/read-causes.ts';
import { bands } from '#lib/messages/risk.ts';

type Reader = { locale: Locale; timeZone: string; now: string };

export type StoryEntry = {
	icon: IconName;
	title: string;
	lines: string[];
	/** The customer's own words. */
	quote: string | null;
	quoteLocale: Locale | null;
};

export function entryOf(fact: TimelineFact, reader: Reader): StoryEntry {
	const { locale, timeZone } = reader;
	const t = say(timeline, locale);
	switch (fact.kind) {
		case 'encounter': {
			const { service, site, channel } = fact.encounter;
			const title = t.encounter(inLocale(service, locale), inLocale(site, locale));
			return entry('person', title, [channelName(channel, locale)]);
		}
		case 'invitation':
			return entry('message', t.invitation(inLocale(fact.invitation.title, locale)), [
				fact.invitation.spentAt !== null
					? ''
					: Date.parse(fact.invitation.expiresAt) > Date.parse(reader.now)
						? t.notAnswered
						: t.linkExpired
			]);
		case 'answer':
			return answerEntry(fact.answer, locale);
		case 'signal':
			return entry('listen', t.signal, [reasonSentence(fact.row, timeZone)[locale]]);
		case 'alert': {
			const band = say(bands, locale)[fact.alert.band];
			const { caseReference, closedAt, fadedAt } = fact.alert;
			const q = say(alertQueue, locale);
			return entry('warning', t.alert(band, score(fact.alert.score, locale, 0)), [
				caseReference
					? ''
					: fadedAt
						? q.faded(dayAndTime(fadedAt, locale, timeZone))
						: closedAt
							? q.endedWithout
							: q.noCase
			]);
		}
		case 'complaint':
			return complaintEntry(fact, reader);
		default:
			return caseEntry(fact, reader);
	}
}

function complaintEntry(
	{ reference, event, file }: Extract<TimelineFact, { kind: 'complaint' }>,
	reader: Reader
): StoryEntry {
	const s = say(complaintStory, reader.locale);
	const told = file.complaint ?? null;
	return {
		...caseEntry({ kind: 'case_opened', at: file.openedAt, reference, event }, reader),
		icon: 'warning',
		title: s.complaint(reference),
		quote: told?.words ?? null,
		quoteLocale: isLocale(told?.locale) ? told.locale : null
	};
}

function answerEntry(
	answer: Extract<TimelineFact, { kind: 'answer' }>['answer'],
	locale: Locale
): StoryEntry {
	const t = say(timeline, locale);
	const wish = answer.contactDetail ? t.wantsContactBy(answer.contactDetail) : t.wantsContact;
	return {
		...entry('surveys', t.answer(inLocale(answer.title, locale)), [
			wayOf(answer, t),
			answer.overall === null ? '' : t.overall(String(answer.overall), String(answer.scaleMax)),
			answer.contactRequested ? wish : ''
		]),
		quote: answer.comment,
		quoteLocale: isLocale(answer.locale) ? answer.locale : null
	};
}

type AnswerWords = ReturnType<typeof say<typeof timeline>>;

/** How the answer came, where it was not by the customer's own link. */
function wayOf(
	{ source, interviewer }: Extract<TimelineFact, { kind: 'answer' }>['answer'],
	t: AnswerWords
): string {
	if (source === 'form') return t.openForm;
	if (source !== 'interview') return '';
	return interviewer ? t.interviewBy(interviewer) : t.interview;
}

type CaseFact = Exclude<Extract<TimelineFact, { reference: string }>, { kind: 'complaint' }>;

const CASE_ICONS: Record<CaseFact['kind'], IconName> = {
	case_opened: 'cases',
	assigned: 'person',
	escalated: 'warning',
	contact_attempted: 'call',
	contacted: 'call',
	taken_up: 'cases',
	answered: 'message',
	linked: 'cases',
	added: 'message',
	cause: 'listen',
	outcome: 'done',
	reopened: 'cases',
	note: 'message'
};

function caseEntry({ kind, reference, event }: CaseFact, { locale, timeZone }: Reader): StoryEntry {
	const t = say(timeline, locale);
	const s = say(complaintStory, locale);
	const m = say(caseMail, locale);
	const { channel, outcome, talk, due_at: dueAt, source, signs, case: other } = event.details;
	const { subject, until, mail, rule, cause } = event.details;
	const ruled = ruleName(rule, locale);
	const owner = event.owner ?? say(cases, locale).noOwner;
	const titles: Record<CaseFact['kind'], string> = {
		case_opened: t.case_opened(reference),
		assigned: t.assigned(owner),
		escalated: t.escalated,
		contact_attempted: subject ? m.mailed : t.contact_attempted,
		contacted: t.contacted,
		taken_up: s.takenUp,
		answered: s.answered,
		linked: s.linked(String(other)),
		added: s.added,
		cause: causeTitle(event.details, locale),
		outcome: t.outcome(outcomeName(outcome, locale)),
		reopened: t.reopened,
		note: t.note
	};
	return entry(CASE_ICONS[kind], titles[kind], [
		typeof subject === 'string'
			? m.about(subject)
			: typeof channel === 'string' && source !== 'form'
				? t.via(channelName(channel, locale))
				: '',
		typeof until === 'string' ? m.leaves(dayAndTime(until, locale, timeZone), ruled) : '',
		mail ? m.notSent(ruled) : '',
		talk ? t.talked(talkName(talk, locale)) : '',
		kind === 'case_opened' ? t.ownerIs(owner) : '',
		typeof dueAt === 'string' ? t.dueAt(dayAndTime(dueAt, locale, timeZone)) : '',
		source === 'form' ? s.byForm : source === 'import' ? s.byFile : '',
		signs ? s.signs : '',
		kind === 'cause' && typeof cause === 'string' ? causeName(cause, locale) : '',
		event.publicWords ?? '',
		event.note ?? '',
		event.actor ? t.by(event.actor) : ''
	]);
}

/** Who said what the cause is, and whether that changed anything. */
function causeTitle(
	{ by, cause, before, reader }: Readonly<Record<string, unknown>>,
	locale: Locale
): string {
	const t = say(causeStory, locale);
	if (by === 'reader') {
		if (cause === undefined) return t.readerUnsure;
		return t.byReader(count(typeof reader === 'number' ? reader : null, locale));
	}
	if (cause === undefined) return t.takenBack;
	return cause === before ? t.confirmed : t.named;
}

function entry(icon: IconName, title: string, lines: readonly string[]): StoryEntry {
	return {
		icon,
		title,
		lines: lines.filter((line) => line !== ''),
		quote: null,
		quoteLocale: null
	};
}

/** Organisations name channels of their own; such a name is shown as it is. */
export function channelName(code: string, locale: Locale): string {
	const known = { ...say(complaintChannels, locale), ...say(channels, locale) };
	return Object.hasOwn(known, code) ? known[code as keyof typeof known] : code;
}

function ruleName(code: unknown, locale: Locale): string {
	const known = say(contactRuleNames, locale);
	return typeof code === 'string' && Object.hasOwn(known, code)
		? known[code as keyof typeof known]
		: String(code);
}

function outcomeName(code: unknown, locale: Locale): string {
	const known = say(outcomes, locale);
	return typeof code === 'string' && Object.hasOwn(known, code)
		? known[code as keyof typeof known]
		: String(code);
}

function talkName(code: unknown, locale: Locale): string {
	const known = say(talks, locale);
	return typeof code === 'string' && Object.hasOwn(known, code)
		? known[code as keyof typeof known]
		: String(code);
}
