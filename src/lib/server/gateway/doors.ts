/**
 * The public doors by the short way. lite gives every call a transaction with a dozen settings,
 * which was most of what an answer cost; here a call is one prepared statement, on connections that
 * are `anon` from the start and run nothing else. What is no call of a door goes on to lite.
 */
import postgres, { type Sql } from 'postgres';
import { CALLERS } from './callers.ts';
import { failureBody, statusOf, type DatabaseError } from './database-failure.ts';

/** A function that strangers may call: its arguments with their types, and whether it answers. */
type Door = { types: ReadonlyMap<string, string>; isSilent: boolean };

export type Doors = { fetch: typeof fetch; close: () => Promise<void> };

const CALL = /\/rest\/v1\/rpc\/([a-z_]+)$/;

/** A slow call holds up its own connection only: nothing is queued behind it. Not in the types. */
const ONE_AT_A_TIME = { max_pipeline: 0 };

/** `onward`: who answers everything else. Connects at the first call. */
export function openDoors(databaseUrl: string, onward: typeof fetch): Doors {
	const { connections, statementTimeoutMs } = CALLERS.anonymous;
	const sql = postgres(databaseUrl, {
		...ONE_AT_A_TIME,
		max: connections,
		onnotice: () => {},
		fetch_types: false,
		// Settings of the connection itself: a reset leads back to them.
		connection: {
			role: 'anon',
			statement_timeout: statementTimeoutMs,
			// Every call is the same few look-ups by key: planning them anew costs more than running them.
			plan_cache_mode: 'force_generic_plan'
		}
	});
	let known: Promise<ReadonlyMap<string, Door>> | null = null;
	async function doorOf(name: string): Promise<Door | undefined> {
		known ??= readDoors(sql);
		try {
			return (await known).get(name);
		} catch (error) {
			known = null; // to be asked again
			throw error;
		}
	}
	return {
		fetch: async (input, init) => {
			const [, name] = (typeof input === 'string' && CALL.exec(input)) || [];
			const body = init?.body;
			if (name === undefined || init?.method !== 'POST' || typeof body !== 'string') {
				return onward(input, init);
			}
			try {
				const door = await doorOf(name);
				const given = Object.keys(JSON.parse(body) as object);
				if (!door || !given.every((one) => door.types.has(one))) return await onward(input, init);
				const [row] = await sql.unsafe<{ answer: string | null }[]>(
					statement(name, given, door),
					[body],
					{ prepare: true }
				);
				if (door.isSilent) return new Response(null, { status: 204 });
				return json(row?.answer ?? 'null', 200);
			} catch (error) {
				return refusal(error as DatabaseError);
			}
		},
		close: () => sql.end({ timeout: 1 })
	};
}

/** Only what has one name and one value to answer; the rest is left to lite. */
async function readDoors(sql: Sql): Promise<ReadonlyMap<string, Door>> {
	const found = await sql<{ name: string; types: Record<string, string>; is_silent: boolean }[]>`
		select p.proname as name, p.prorettype = 'void'::regtype as is_silent,
			(select coalesce(jsonb_object_agg(a.name, format_type(a.type, null)), '{}')
				from unnest(p.proargnames, p.proargtypes::oid[]) as a (name, type)) as types
		from pg_proc p
		where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and not p.proretset
			and p.proallargtypes is null and has_function_privilege(p.oid, 'execute')`;
	const doors = new Map<string, Door>();
	const ambiguous = new Set<string>();
	for (const { name, types, is_silent } of found) {
		if (doors.has(name)) ambiguous.add(name);
		doors.set(name, { types: new Map(Object.entries(types)), isSilent: is_silent });
	}
	for (const name of ambiguous) doors.delete(name);
	return doors;
}

/** Names come from the catalogue, values travel as one argument. */
function statement(name: string, given: readonly string[], { types, isSilent }: Door): string {
	const call = `public.${name}(${given.map((one) => `${one} => given.${one}`).join(', ')})`;
	const answer = isSilent ? `${call}::text` : `to_json(${call})::text`;
	if (given.length === 0) return `select ${answer} as answer from (select $1::text) as given`;
	const columns = given.map((one) => `${one} ${types.get(one) ?? 'text'}`).join(', ');
	return `select ${answer} as answer from json_to_record($1::text::json) as given (${columns})`;
}

function refusal(error: DatabaseError): Response {
	const { code = '' } = error;
	const own = /^PT(\d{3})$/.exec(code)?.[1];
	const status =
		own === undefined ? (statusOf(code) ?? (/^[0-9A-Z]{5}$/.test(code) ? 400 : 503)) : Number(own);
	return json(JSON.stringify(failureBody(error)), status);
}

function json(body: string, status: number): Response {
	return new Response(body, { status, headers: { 'content-type': 'application/json' } });
}
