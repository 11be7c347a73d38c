import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { identify } from '#lib/server/staff.ts';
import { startHostedStandIn, type StandIn } from '../../../tests/support/hosted-stand-in.ts';
import {
	makeMember,
	makeOrganization,
	PASSWORD
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeInvitation,
	makeSurvey
} from '../../../tests/support/make-survey.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
let project: StandIn;

beforeAll(async () => {
	project = await startHostedStandIn(database.url);
	Object.assign(process.env, {
		SUPABASE_URL: project.url,
		SUPABASE_PUBLISHABLE_KEY: project.publishableKey,
		SUPABASE_SECRET_KEY: project.secretKey
	});
});

afterAll(async () => {
	await gateway.close();
	await project.close();
	for (const name of ['SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY', 'SUPABASE_SECRET_KEY']) {
		Reflect.deleteProperty(process.env, name);
	}
});

test('with SUPABASE_URL the same loop runs over HTTP: answer, alert, and only for its own staff', async () => {
	const organization = await makeOrganization(database.sql);
	const manager = await makeMember(database.sql, organization, 'quality_manager');
	const survey = await makeSurvey(database.sql, organization);
	const customer = await makeCustomer(database.sql, organization);
	const token = await makeInvitation(database.sql, organization, survey, customer);

	const anonymous = await gateway.anonymousClient();
	const sent = await anonymous.rpc('submit_response', {
		p_token: token,
		p_answer: answer({ contact_requested: true }) as Json
	});
	expect(sent.data).toMatchObject({ is_new: true });
	expect((await anonymous.from('customers').select('id')).status).toBe(401);

	const stranger = await gateway.signInClient();
	const signedIn = await stranger.auth.signInWithPassword({
		email: manager.email,
		password: PASSWORD
	});
	const accessToken = signedIn.data.session?.access_token ?? '';
	const staff = await identify(await gateway.tokenClient(accessToken), accessToken);
	expect(staff?.role).toBe('quality_manager');
	const listed = await staff?.db.client.rpc('list_customers', { p_organization: organization.id });
	expect(listed?.data).toMatchObject([{ external_id: customer.externalId, band: 'must_act' }]);

	const service = await gateway.serviceClient();
	expect((await service.rpc('readiness')).data).toMatchObject({ database: true });
	expect((await anonymous.rpc('readiness')).error?.code).toBe('42501');
});
