/** Answering, the two ways in which answers arrive: a customer at the public door, and an import. */
import type { JSONValue, Sql } from 'postgres';
import { only, type Member, type Organization } from './make-organization.ts';
import { makeInvitation, type Customer, type Survey } from './make-survey.ts';
import { commitAs } from './test-database.ts';

export type Receipt = { receipt: string; is_new: boolean };

/** Answers through a link, as a customer without an account. */
export async function submit(sql: Sql, token: string, given: JSONValue): Promise<Receipt> {
	const [row] = await commitAs(
		sql,
		'anon',
		(as) =>
			as<
				{ result: Receipt }[]
			>`select public.submit_response(${token}, ${sql.json(given)}) as result`
	);
	return only(row).result;
}

/** Invites a customer and lets them answer at once. */
export async function answerAs(
	sql: Sql,
	organization: Organization,
	survey: Survey,
	customer: Customer,
	given: JSONValue
): Promise<Receipt> {
	return submit(sql, await makeInvitation(sql, organization, survey, customer), given);
}

export type ImportOutcome = {
	accepted: number;
	duplicates: number;
	rejected: { row: number; code: string }[];
};

/** Imports answers, as a quality manager does. */
export async function importAnswers(
	sql: Sql,
	organization: Organization,
	survey: Survey,
	manager: Member,
	lines: JSONValue[]
): Promise<ImportOutcome> {
	const numbered = lines.map((line, place) => ({
		...(line as Record<string, JSONValue>),
		row: place + 1
	}));
	const [row] = await commitAs(
		sql,
		manager,
		(as) => as<{ result: ImportOutcome }[]>`
			select public.import_responses(${organization.id}, ${survey.code}, ${sql.json(numbered)}) as result`
	);
	return only(row).result;
}
