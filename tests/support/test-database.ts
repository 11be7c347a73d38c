/** A database of one's own for a test file, and the ways of being somebody in it. */
import { randomBytes } from 'node:crypto';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';

const TEMPLATE = 'heed_template';

/** Who asks: an API role, or the account with this id. */
export type Actor = 'anon' | 'service_role' | { userId: string };

/** A copy of the migrated template for the tests of one file; gone after the last of them. */
export function useDatabase(): { readonly sql: Sql; readonly url: string } {
	let opened: { sql: Sql; url: string } | null = null;
	const name = `test_${randomBytes(6).toString('hex')}`;
	const maintain = async (command: string) => {
		const maintenance = postgres(inject('clusterUrl'), { max: 1, onnotice: () => {} });
		await maintenance.unsafe(command).finally(() => maintenance.end());
	};
	beforeAll(async () => {
		await maintain(`create database ${name} template ${TEMPLATE} strategy file_copy`);
		const url = new URL(inject('clusterUrl'));
		url.pathname = name;
		opened = { url: url.href, sql: postgres(url.href, { max: 60, onnotice: () => {} }) };
	});
	afterAll(async () => {
		await opened?.sql.end({ timeout: 1 });
		await maintain(`drop database if exists ${name} with (force)`);
	});
	const database = () => {
		if (!opened) throw new Error('the database is there once the tests run, not before');
		return opened;
	};
	return {
		get sql() {
			return database().sql;
		},
		get url() {
			return database().url;
		}
	};
}

const ROLLBACK = Symbol('rolled back on purpose');

/** Runs as somebody; whatever it changed is rolled back. */
export async function as<T>(
	sql: Sql,
	actor: Actor,
	act: (transaction: TransactionSql) => Promise<T>
): Promise<T> {
	const kept: T[] = [];
	try {
		await sql.begin(async (transaction) => {
			await become(transaction, actor);
			kept.push(await act(transaction));
			throw ROLLBACK;
		});
	} catch (error) {
		if (error !== ROLLBACK) throw error;
	}
	return kept[0] as T;
}

/** Runs as somebody, in a transaction that stays, as a call through the API would. */
export async function commitAs<T>(
	sql: Sql,
	actor: Actor,
	act: (transaction: TransactionSql) => Promise<T>
): Promise<T> {
	const kept: T[] = [];
	await sql.begin(async (transaction) => {
		await become(transaction, actor);
		kept.push(await act(transaction));
	});
	return kept[0] as T;
}

/** Takes on the role and the claims that the API sets for a caller, until the transaction ends. */
export async function become(transaction: TransactionSql, actor: Actor): Promise<void> {
	const role = typeof actor === 'string' ? actor : 'authenticated';
	const claims = typeof actor === 'string' ? { role } : { role, sub: actor.userId };
	await transaction`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
		set_config('request.jwt.claim.sub', ${typeof actor === 'string' ? '' : actor.userId}, true),
		set_config('role', ${role}, true)`;
}
