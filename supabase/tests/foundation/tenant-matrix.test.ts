/**
 * Two organisations on one database. Everybody of the first tries everything on the second, through
 * supabase-js and the product's gateway: no row comes back, none changes, nothing breaks.
 */
import type { PostgrestSingleResponse, SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { STAFF_ROLES } from '#lib/domain/staff-roles.ts';
import * as gateway from '#lib/server/gateway/gateway.ts';
import { clientOf, useGateway } from '../../../tests/support/gateway-clients.ts';
import { makeAccount } from '../../../tests/support/make-organization.ts';
import { answer } from '../../../tests/support/make-survey.ts';
import { makeWorld, type World } from '../../../tests/support/make-world.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';
import { PUBLIC_DOORS, SERVER_ONLY, WITHOUT_ROLE } from './definer-functions.ts';

const database = useDatabase();
useGateway(database);

/** Stands in every text of the second organisation; whoever sees it has seen too much. */
const CANARY = 'canary-of-b';
/** SQL state of every write to a view, whoever tries. */
const CANNOT_WRITE_VIEW = '55000';
/** Tables that belong to no organisation. */
const SHARED_TABLES = ['case_states', 'case_transitions'];

type Client = SupabaseClient;
type Answered = PostgrestSingleResponse<unknown>;

let a: World;
let b: World;
let tables: { name: string; key: string; kind: 'r' | 'v'; hidden: string[] }[];
let functions: {
	name: string;
	/** Null for a function without any. */
	parameters: { name: string; type: string; isOptional: boolean }[] | null;
}[];
/** Everybody who has no business with B: strangers, and the staff of A. */
const outsiders = new Map<string, Client>();
let adminOfB: Client;
let service: Client;

beforeAll(async () => {
	const { sql } = database;
	a = await makeWorld(sql, 'ordinary');
	b = await makeWorld(sql, CANARY);
	const untyped = async (client: Promise<unknown>) => (await client) as Client;
	outsiders.set('a stranger', await untyped(gateway.anonymousClient()));
	outsiders.set('a user without membership', await untyped(clientOf(await makeAccount(sql))));
	for (const role of STAFF_ROLES)
		outsiders.set(`${role} of A`, await untyped(clientOf(a.members[role])));
	adminOfB = await untyped(clientOf(b.members.admin));
	service = await untyped(gateway.serviceClient());
	tables = await sql`
		select c.relname as name, c.relkind as kind,
			case when c.relname = 'organizations' then 'id' else 'organization_id' end as key,
			array(select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
				and not has_column_privilege('authenticated', c.oid, a.attnum, 'select')) as hidden
		from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
			and c.relname <> all (${SHARED_TABLES}) order by 1`;
	functions = await sql`
		select p.proname as name, (
			select json_agg(json_build_object('name', p.proargnames[place], 'type', p.proargtypes[place - 1]::regtype,
				'isOptional', place > p.pronargs - p.pronargdefaults) order by place)
			from generate_series(1, p.pronargs) as place) as parameters
		from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1`;
});

/** Everything B has, as text: equal before and after means that nothing was changed. */
async function everythingOf(world: World): Promise<string> {
	const rows: unknown[] = [];
	for (const { name, key, kind } of tables) {
		if (kind === 'v') continue;
		const found = await database.sql.unsafe(
			`select '${name}' as t, count(*)::int as n, md5(string_agg(r::text, '' order by r::text)) from public.${name} r where ${key} = $1`,
			[world.organization.id]
		);
		rows.push(found[0]);
	}
	return JSON.stringify(rows);
}

/** Tries that were answered as they must not be; each names itself. */
function judge(tries: { name: string; answer: Answered }[]): string[] {
	return tries.flatMap(({ name, answer: { data, error, status, count } }) => {
		const seen = JSON.stringify({ data, error });
		const faults = [
			status >= 500 || status === 0 ? `status ${status} ${error?.message ?? ''}` : null,
			seen.includes(CANARY) || seen.includes(b.organization.id) ? 'saw B' : null,
			Array.isArray(data) && data.length > 0 ? `got ${data.length} rows` : null,
			count ? `counted ${count}` : null
		].filter((fault) => fault !== null);
		return faults.length > 0 ? [`${name}: ${faults.join(', ')}`] : [];
	});
}

describe('rows of another organisation', () => {
	test('are there, in every table, and its own admin sees them', async () => {
		expect(tables.length).toBeGreaterThan(15);
		for (const { name, key } of tables) {
			const { data, error } = await adminOfB.from(name).select(key).eq(key, b.organization.id);
			expect(error, name).toBeNull();
			expect(data?.length, name).toBeGreaterThan(0);
		}
	});

	test('are seen by nobody else, whichever way they ask', async () => {
		const tries: { name: string; answer: Answered }[] = [];
		for (const [who, client] of outsiders) {
			const asked = tables.flatMap(({ name, key }) => {
				const table = () => client.from(name);
				return [
					{ way: 'select', query: table().select('*').eq(key, b.organization.id) },
					{ way: 'select key', query: table().select(key).eq(key, b.organization.id) },
					{
						way: 'filter',
						query: table().select(key).or(`${key}.eq.${b.organization.id},${key}.is.null`)
					},
					{ way: 'not', query: table().select(key).not(key, 'in', `(${a.organization.id})`) },
					{
						way: 'count',
						query: table().select(key, { count: 'exact', head: true }).eq(key, b.organization.id)
					},
					...(key === 'organization_id' && name !== 'customer_standings'
						? [
								{
									way: 'embed',
									query: client
										.from('organizations')
										.select(`${name}(${key})`)
										.eq('id', b.organization.id)
								}
							]
						: [])
				].map(async ({ way, query }) => ({
					name: `${who} ${way} ${name}`,
					answer: (await query) as Answered
				}));
			});
			tries.push(...(await Promise.all(asked)));
		}
		expect(tries.length).toBeGreaterThan(500);
		expect(judge(tries)).toEqual([]);
	});

	test('have columns that are shown to nobody: the hashes of keys and links, and the lots that were drawn', async () => {
		expect(
			tables
				.filter(({ hidden }) => hidden.length > 0)
				.map(({ name, hidden }) => `${name}: ${hidden.join()}`)
		).toEqual([
			'api_keys: key_hash',
			'attachments: content',
			'invitations: token_hash,nonce',
			'risk_alerts: arm',
			'text_models: header,weights'
		]);
		for (const client of [adminOfB, service]) {
			expect((await client.from('api_keys').select('key_hash')).error?.code).toBe('42501');
			expect((await client.from('invitations').select('token_hash')).error?.code).toBe('42501');
		}
	});

	test('are changed by nobody: not by outsiders, not by its own admin, not by the server', async () => {
		const before = await everythingOf(b);
		const tries: { name: string; answer: Answered }[] = [];
		const everybody = new Map([...outsiders, ['admin of B', adminOfB], ['the server', service]]);
		for (const [who, client] of everybody) {
			const asked = tables.flatMap(({ name, key }) => {
				const row = { [key]: b.organization.id };
				const moved = { [key]: a.organization.id };
				return [
					{ way: 'insert', query: client.from(name).insert(row) },
					{ way: 'upsert', query: client.from(name).upsert(row) },
					{ way: 'update', query: client.from(name).update(row).eq(key, b.organization.id) },
					{ way: 'move', query: client.from(name).update(moved).eq(key, b.organization.id) },
					{ way: 'delete', query: client.from(name).delete().eq(key, b.organization.id) }
				].map(async ({ way, query }) => ({
					name: `${who} ${way} ${name}`,
					answer: (await query) as Answered
				}));
			});
			tries.push(...(await Promise.all(asked)));
		}
		expect(tries.filter(({ answer: { error } }) => error === null).map(({ name }) => name)).toEqual(
			[]
		);
		expect(
			tries
				.filter(
					({ answer: { status, error } }) => status >= 500 && error?.code !== CANNOT_WRITE_VIEW
				)
				.map(({ name, answer: { error } }) => `${name}: ${error?.message ?? ''}`)
		).toEqual([]);
		expect(await everythingOf(b)).toBe(before);
	});
});

/** The thing of B that a function's p_id means. */
function idFor(called: string): string {
	if (called === 'revoke_staff_invitation') return b.staffInvitation;
	if (called === 'stop_wave') return b.wave;
	if (called === 'remove_view' || called === 'mail_view') return b.savedView;
	if (called === 'remove_measurement_event') return b.measurementEvent;
	return called === 'report_invitation' ? b.surveyInvitation : b.apiKey;
}

/** Arguments that would reach B: its organisation, or one's own organisation with B's things. */
function argumentsFor(
	{ name: called, parameters }: (typeof functions)[number],
	organization: string
): Record<string, unknown> {
	const known: Record<string, unknown> = {
		p_organization: organization,
		p_reference: b.caseReference,
		p_alert: b.alert,
		p_external_id: b.customer.externalId,
		p_customer: b.customer.externalId,
		p_encounter: b.encounter,
		p_survey: b.survey.code,
		p_form: b.openForm,
		p_code: called === 'set_channel' ? 'sms' : b.survey.code,
		p_user: b.members.agent.userId,
		p_owner: b.members.agent.userId,
		p_id: idFor(called),
		p_reading: b.textReading,
		p_to: 'contacted',
		p_kind: 'note',
		p_role: 'agent',
		p_email: 'somebody@example.test',
		p_scopes: ['read'],
		p_prefix: 'heed_1234567',
		p_key_hash: 'ab'.repeat(32),
		p_token_hash: 'cd'.repeat(32),
		p_locale: 'en',
		p_expires_at: '2999-01-01T00:00:00Z'
	};
	const byType: Record<string, unknown> = {
		...{ uuid: b.apiKey, text: 'text', jsonb: answer(), boolean: true, integer: 1 },
		...{ 'timestamp with time zone': '2999-01-01T00:00:00Z', 'text[]': [] }
	};
	return Object.fromEntries(
		(parameters ?? [])
			.filter(({ name, isOptional }) => !isOptional || name in known)
			.map(({ name, type }) => [name, (type === 'jsonb' ? null : known[name]) ?? byType[type]])
	);
}

describe('functions', () => {
	test('give outsiders nothing of another organisation, and change nothing there', async () => {
		const before = await everythingOf(b);
		const tries: { name: string; answer: Answered }[] = [];
		for (const [who, client] of outsiders) {
			const asked = functions.flatMap((one) =>
				[b.organization.id, a.organization.id].map(async (organization) => ({
					name: `${who} calls ${one.name} for ${organization === b.organization.id ? 'B' : 'A'}`,
					answer: (await client.rpc(one.name, argumentsFor(one, organization))) as Answered
				}))
			);
			tries.push(...(await Promise.all(asked)));
		}
		expect(tries.length).toBeGreaterThan(400);
		const leaks = judge(
			tries.map(({ name, answer: given }) => ({ name, answer: withoutOwnRows(name, given) }))
		);
		expect(leaks).toEqual([]);

		// Every call for B ends at the wall, not at some detail behind it; only what asks about the
		// caller alone, or for a secret, goes on.
		const isWall = ({ data, error }: Answered) =>
			error
				? error.code === '42501' || error.message === 'not_found'
				: data === null || data === false || isEmpty(data);
		const passed = tries.filter(
			({ name, answer: given }) => name.endsWith('for B') && !isWall(given)
		);
		const names = new Set(passed.map(({ name }) => name.replace(/.* calls (\w+) for B/, '$1')));
		expect([...names].sort()).toEqual([
			'accept_staff_invitations',
			'submit_form',
			'submit_response'
		]);
		expect(await everythingOf(b)).toBe(before);
	});

	test('of the server are refused to everybody else, and only they', async () => {
		for (const [who, client] of [...outsiders, ['admin of B', adminOfB] as const]) {
			for (const one of functions.filter(({ name }) => SERVER_ONLY.includes(name))) {
				const { error, status } = await client.rpc(one.name, argumentsFor(one, b.organization.id));
				expect(error?.code, `${who} ${one.name}`).toBe('42501');
				expect([401, 403]).toContain(status);
			}
		}
	});

	test('are refused to strangers, but for the public doors', async () => {
		const anonymous = outsiders.get('a stranger');
		for (const one of functions) {
			const answered = await anonymous?.rpc(one.name, argumentsFor(one, b.organization.id));
			expect(answered?.error?.code === '42501', one.name).toBe(!PUBLIC_DOORS.includes(one.name));
		}
	});

	test('let the rightful person in: the same calls by its own admin, or by the server, get past the wall', async () => {
		const walls = ['not_found', 'forbidden'];
		for (const one of functions.filter(({ name }) => !WITHOUT_ROLE.includes(name))) {
			const client = SERVER_ONLY.includes(one.name) ? service : adminOfB;
			const { error } = await client.rpc(one.name, argumentsFor(one, b.organization.id));
			expect(
				walls.includes(error?.message ?? '') || error?.code === '42501',
				`${one.name} ${error?.message ?? ''}`
			).toBe(false);
		}
	});
});

const isEmpty = (data: unknown) => Array.isArray(data) && data.length === 0;

/** In their own organisation people may get rows; what counts is that B is not in them. */
function withoutOwnRows(name: string, given: Answered): Answered {
	const isOwn = name.endsWith('for A') && Array.isArray(given.data);
	return isOwn ? ({ ...given, data: { rows: given.data } } as unknown as Answered) : given;
}
