/** Causes of complaints: what the reader says, and what colleagues say of it. */
import { caseCause, type CaseCause } from '#lib/schemas/case-cause.ts';
import { unwrap, type Db } from './db.ts';

/** The cause of a complaint, and what its reader suggests; null for any other case. */
export async function of(
	{ client, organization }: Db,
	reference: string
): Promise<CaseCause | null> {
	const asked = { p_organization: organization, p_reference: reference };
	return caseCause.nullable().parse(unwrap(await client.rpc('case_cause', asked)));
}

/** Says what the cause is; null takes back what stands. Errors: `invalid`, `not_found`. */
export async function name(
	{ client, organization }: Db,
	reference: string,
	cause: string | null
): Promise<void> {
	unwrap(
		await client.rpc('name_cause', {
			p_organization: organization,
			p_reference: reference,
			// The generated types do not know that null is a value of this parameter.
			p_cause: cause as string
		})
	);
}
