/** Open forms for tests: made by staff, answered by anybody. */
import type { JSONValue, Sql } from 'postgres';
import { only, unique, type Member, type Organization } from './make-organization.ts';
import type { Survey } from './make-survey.ts';
import type { Receipt } from './submit.ts';
import { commitAs, type Actor } from './test-database.ts';

/** Gives a survey a public address; answers the slug. */
export async function makeOpenForm(
	sql: Sql,
	organization: Organization,
	survey: Pick<Survey, 'code'>,
	manager: Member,
	label: JSONValue,
	details: Record<string, JSONValue> = {}
): Promise<string> {
	const slug = unique('form');
	await commitAs(
		sql,
		manager,
		(as) =>
			as`select public.create_open_form(${organization.id}, ${survey.code}, ${sql.json({ slug, label, ...details })})`
	);
	return slug;
}

/** Answers an open form, as anybody, or as a signed-in observer. */
export async function submitForm(
	sql: Sql,
	slug: string,
	given: JSONValue,
	actor: Actor = 'anon'
): Promise<Receipt> {
	const [row] = await commitAs(
		sql,
		actor,
		(as) =>
			as<{ result: Receipt }[]>`select public.submit_form(${slug}, ${sql.json(given)}) as result`
	);
	return only(row).result;
}
