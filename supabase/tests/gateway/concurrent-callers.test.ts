/** The reason for native Postgres: on one shared connection, callers saw each other's rows. */
import { beforeAll, expect, test } from 'vitest';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import {
	makeAccount,
	makeMember,
	makeOrganization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeInvitation, makeSurvey } from '../../../tests/support/make-survey.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
useGateway(database);

const CALLS = 500;

type Call = { name: string; ask: () => PromiseLike<{ data: unknown; error: unknown }> };
let calls: Call[] = [];

beforeAll(async () => {
	const { sql } = database;
	const [anonymous, service] = await Promise.all([
		gateway.anonymousClient(),
		gateway.serviceClient()
	]);
	const nobody = await clientOf(await makeAccount(sql));
	calls = [
		{
			name: 'a stranger reads customers',
			ask: () => anonymous.from('customers').select('external_id')
		},
		{
			name: 'a user without membership reads customers',
			ask: () => nobody.from('customers').select('external_id')
		}
	];
	for (const place of [1, 2]) {
		const organization = await makeOrganization(sql);
		const survey = await makeSurvey(sql, organization);
		for (let count = 0; count < 3; count += 1) {
			const customer = await makeCustomer(sql, organization);
			const token = await makeInvitation(sql, organization, survey, customer);
			calls.push({
				name: `a customer of ${place} opens link ${count}`,
				ask: () => anonymous.rpc('open_invitation', { p_token: token })
			});
		}
		for (const role of ['agent', 'trainer', 'admin'] as const) {
			const client = await clientOf(await makeMember(sql, organization, role));
			calls.push(
				{
					name: `${role} of ${place} reads customers`,
					ask: () =>
						client.from('customers').select('organization_id, external_id').order('external_id')
				},
				{
					name: `${role} of ${place} reads memberships`,
					ask: () => client.from('memberships').select('organization_id, user_id').order('user_id')
				},
				{
					name: `${role} of ${place} lists customers`,
					ask: () =>
						client.rpc('list_customers', { p_organization: organization.id, p_sort: 'external_id' })
				}
			);
		}
		calls.push({
			name: `the server reads customers of ${place}`,
			ask: () =>
				service
					.from('customers')
					.select('external_id')
					.eq('organization_id', organization.id)
					.order('external_id')
		});
	}
});

test(`${CALLS} mixed anonymous, staff and server calls at once each return what they return alone`, async () => {
	const alone = new Map<string, string>();
	for (const { name, ask } of calls) alone.set(name, text(await ask()));
	// Control: the calls do differ, and some of them see rows.
	expect(new Set(alone.values()).size).toBeGreaterThanOrEqual(12);
	expect(alone.get('agent of 1 reads customers')).toContain('"external_id"');
	expect(alone.get('a user without membership reads customers')).toContain('"data":[]');

	const mixed = Array.from(
		{ length: CALLS },
		(_none, place) => calls[(place * 11) % calls.length]
	).filter((call) => call !== undefined);
	expect(new Set(mixed).size).toBe(calls.length);
	const together = await Promise.all(
		mixed.map(async ({ name, ask }) => ({ name, answer: text(await ask()) }))
	);
	expect(together.filter(({ name, answer }) => answer !== alone.get(name))).toEqual([]);
});

const text = ({ data, error }: { data: unknown; error: unknown }) =>
	JSON.stringify({ data, error });
