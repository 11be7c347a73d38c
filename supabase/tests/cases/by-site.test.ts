/** The list of cases, narrowed down to one site. */
import { beforeAll, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { as, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let organization: Organization;
let agent: Member;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	agent = await makeMember(sql, organization, 'agent');
	for (const site of [organization.site, null])
		await sql`select private.open_case(${organization.id}, 'prevention', null, null, ${site}, now(), '{}')`;
});

test.each([
	['of the site are those that arose there', 'main', 1],
	['of a site that does not exist are none', 'nowhere', 0],
	['without a site are all', null, 2]
])('cases %s', async (_what, site, n) => {
	const found = await as(
		database.sql,
		agent,
		(sql) => sql`select public.list_cases(${organization.id}, p_site => ${site}) as file`
	);
	expect(found).toHaveLength(n);
});
