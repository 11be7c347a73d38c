/** Factories: what is asked, of whom, and the answers. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { JSONValue, Sql } from 'postgres';
import type { Survey as SurveyAsked } from '#lib/schemas/survey.ts';
import { only, unique, type Organization } from './make-organization.ts';

export type Survey = { id: string; code: string };
export type Customer = { id: string; externalId: string };

/** Two dimensions of two items each; a2 is worded the other way round. */
export function smallInstrument(scaleMax = 7): JSONValue {
	const item = (code: string, dimension: string, reversed = false) => ({
		...{ code, dimension, reversed },
		text: { en: code }
	});
	return {
		code: unique('instrument'),
		name: { en: 'Small' },
		scale: { min: 1, max: scaleMax },
		columns: ['expectation', 'perception'],
		dimensions: ['a', 'b'].map((code) => ({ code, name: { en: code } })),
		items: [item('a1', 'a'), item('a2', 'a', true), item('b1', 'b'), item('b2', 'b')]
	};
}

type SurveyOptions = {
	form?: SurveyAsked['form'];
	status?: 'draft' | 'open' | 'closed';
	/** The definition of the instrument; without one, a small instrument on a 7-point scale. */
	instrument?: JSONValue;
};

export async function makeSurvey(
	sql: Sql,
	organization: Organization,
	{
		form = 'expectation_perception',
		status = 'open',
		instrument = smallInstrument()
	}: SurveyOptions = {}
): Promise<Survey> {
	const [row] = await sql<Survey[]>`
		insert into public.surveys (organization_id, code, instrument_id, form, title, languages, status)
		values (${organization.id}, ${unique('survey')}, private.add_instrument(${organization.id}, ${sql.json(instrument)}),
			${form}, '{"en": "Survey"}', '{zh,en}', ${status})
		returning id, code`;
	return only(row);
}

export async function makeCustomer(
	sql: Sql,
	organization: Organization,
	name = 'Somebody'
): Promise<Customer> {
	const [row] = await sql<Customer[]>`
		insert into public.customers (organization_id, external_id, name)
		values (${organization.id}, ${unique('customer')}, ${name})
		returning id, external_id as "externalId"`;
	return only(row);
}

/** A single-use link; answers its token. */
export async function makeInvitation(
	sql: Sql,
	organization: Organization,
	survey: Survey,
	customer: Customer,
	{
		expiresInHours = 24,
		encounter = null
	}: { expiresInHours?: number; encounter?: string | null } = {}
): Promise<string> {
	const token = randomBytes(20).toString('base64url');
	await sql`
		insert into public.invitations (organization_id, survey_id, customer_id, encounter_id, token_hash, created_at, expires_at)
		values (${organization.id}, ${survey.id}, ${customer.id}, ${encounter},
			${createHash('sha256').update(token).digest()}, now() - interval '2 days', now() + ${`${expiresInHours} hours`}::interval)`;
	return token;
}

export type Answer = {
	perceptions: Record<string, number | null>;
	expectations?: Record<string, number | null>;
	[field: string]: JSONValue | undefined;
};

/** Ratings of the small instrument in the order a1, a2, b1, b2. */
export const ratings = (...given: (number | null)[]) =>
	Object.fromEntries(['a1', 'a2', 'b1', 'b2'].map((code, place) => [code, given[place] ?? null]));

/** An answer that gives no signal, neither good nor bad, with what the test is about written over it. */
export function answer(changes: Partial<Answer> = {}): JSONValue {
	return {
		submission_id: randomUUID(),
		locale: 'en',
		perceptions: ratings(6, 2, 6, 6),
		expectations: ratings(6, 2, 6, 7),
		overall: 6,
		...changes
	};
}
