/** How customers are contacted: the rules of the organisation, and what each survey makes of them. */
import { mailTemplates, type MailTemplates } from '#lib/schemas/contact.ts';
import { readDays, type ContactRulesForm, type OutreachForm } from '#lib/schemas/outreach.ts';
import type { Json } from '../database.types.ts';
import { unwrap, type Db } from './db.ts';

export type ContactRules = {
	cap_count: number;
	cap_days: number;
	/** "21:00", on the clock of the person. */
	quiet_from: string;
	quiet_until: string;
	reminder_days: number[];
};

export type Outreach = {
	channel: string;
	/** 0–1. */
	share: number;
	monthly_quota: number | null;
	/** Null follows the organisation. */
	reminder_days: number[] | null;
	templates: MailTemplates;
};

const DEFAULTS: Outreach = {
	channel: 'link',
	share: 1,
	monthly_quota: null,
	reminder_days: null,
	templates: {}
};

export async function rules({ client, organization }: Db): Promise<ContactRules> {
	const [found] = unwrap(
		await client
			.from('contact_rules')
			.select('cap_count, cap_days, quiet_from, quiet_until, reminder_days')
			.eq('organization_id', organization)
	);
	if (!found) throw new Error('the organisation has no rules of contact');
	return {
		...found,
		quiet_from: found.quiet_from.slice(0, 5),
		quiet_until: found.quiet_until.slice(0, 5)
	};
}

/** Errors: `forbidden`. */
export async function setRules(
	{ client, organization }: Db,
	{ reminder_days, ...given }: ContactRulesForm
): Promise<void> {
	const p_rules = { ...given, reminder_days: readDays(reminder_days) ?? [] };
	unwrap(await client.rpc('set_contact_rules', { p_organization: organization, p_rules }));
}

/** What a survey does; the defaults for one that never said. */
export async function ofSurvey({ client, organization }: Db, survey: string): Promise<Outreach> {
	const [found] = unwrap(
		await client
			.from('survey_outreach')
			.select('channel, share, monthly_quota, reminder_days, templates, surveys!inner (code)')
			.eq('organization_id', organization)
			.eq('surveys.code', survey)
	);
	if (!found) return DEFAULTS;
	const { surveys: _, templates, ...outreach } = found;
	return { ...outreach, templates: mailTemplates.parse(templates) };
}

/** Errors: `forbidden`, `not_found`, `channel_not_available`. */
export async function setOfSurvey(
	{ client, organization }: Db,
	survey: string,
	{ channel, share, monthly_quota, own_reminders, reminder_days }: OutreachForm
): Promise<void> {
	const p_outreach: Json = {
		channel,
		share: share / 100,
		monthly_quota: monthly_quota === '' ? null : Number(monthly_quota),
		reminder_days: own_reminders ? (readDays(reminder_days) ?? []) : null
	};
	unwrap(
		await client.rpc('set_survey_outreach', {
			p_organization: organization,
			p_survey: survey,
			p_outreach
		})
	);
}

/** Keeps own words for the mails of a survey; answers their version. Errors: `forbidden`, `not_found`. */
export async function saveWords(
	{ client, organization }: Db,
	survey: string,
	words: MailTemplates
): Promise<number> {
	return unwrap(
		await client.rpc('save_mail_words', {
			p_organization: organization,
			p_survey: survey,
			p_words: JSON.parse(JSON.stringify(words)) as Json
		})
	);
}
