/**
 * `@supabase/lite` inside this process: supabase-js is given a `fetch` that calls it, so there is
 * no network hop and no door to the outside. One instance per kind of caller, each with its own
 * bounded pool and statement timeout, so that a flood at the public door cannot starve staff.
 *
 * lite is labelled alpha. Everything that touches its private members is in this file.
 */
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import type { App } from '@supabase/lite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { authMailDriver, type Mailer } from '../mail.ts';
import type { Caller } from './callers.ts';
import { CALLERS } from './callers.ts';
import { failureBody, statusOf, type DatabaseError } from './database-failure.ts';
import { openDoors } from './doors.ts';

export type LiteOptions = {
	databaseUrl: string;
	secret: string;
	baseUrl: string;
	mailer: Mailer;
};

export type Lite = {
	key: (caller: Caller) => string;
	fetch: (caller: Caller) => typeof fetch;
	/** For strangers who never sign in: their calls by the short way. */
	doors: typeof fetch;
	/** Creates the `auth` schema; needed once, before the migrations. */
	provision: () => Promise<void>;
	close: () => Promise<void>;
};

export async function openLite(options: LiteOptions): Promise<Lite> {
	// Lazily: the build analyses routes by importing them, and must not load a database for it.
	// lite puts a filter before warnings that throws at those which are errors: ours stay as they are.
	const emitWarning = process.emitWarning.bind(process);
	const [{ App }, { createPostgresConnection }] = await Promise.all([
		import('@supabase/lite'),
		import('@supabase/lite/postgres')
	]);
	process.emitWarning = emitWarning;
	const keys = {
		publishable: `sb_publishable_${randomBytes(24).toString('base64url')}`,
		secret: `sb_secret_${randomBytes(24).toString('base64url')}`
	};
	const apps = new Map<Caller, { app: App; connection: PostgresConnection }>();
	for (const [caller, limits] of Object.entries(CALLERS)) {
		const connection = createPostgresConnection({
			url: options.databaseUrl,
			postgresOptions: {
				max: limits.connections,
				onnotice: () => {},
				types: { jsonb: JSONB },
				connection: {
					statement_timeout: limits.statementTimeoutMs,
					idle_in_transaction_session_timeout: 15_000
				}
			}
		});
		withoutBlanketGrants(connection);
		withTruthfulErrors(connection);
		const app = new App({
			connection,
			auth: {
				jwt_secret: options.secret,
				publishable_key: keys.publishable,
				secret_key: keys.secret,
				site_url: options.baseUrl,
				jwt_expiry: 3600,
				minimum_password_length: 10,
				email: {
					enable_confirmations: true,
					otp_expiry: 3600,
					// A link's hash covers the address and this code only, so six digits could be guessed offline.
					otp_length: 10,
					template: mailTemplates()
				}
			},
			options: {
				server: { admin: false, disableStudio: true, disableFallback: true },
				drivers: { email: authMailDriver(options.mailer) }
			}
		});
		await app.init();
		apps.set(caller as Caller, { app, connection });
	}
	const of = (caller: Caller) => {
		const found = apps.get(caller);
		if (!found) throw new Error(`unknown caller ${caller}`);
		return found;
	};
	const ask =
		(caller: Caller): typeof fetch =>
		(input, init) =>
			Promise.resolve(of(caller).app.fetch(new Request(input as RequestInfo, init)));
	const doors = openDoors(options.databaseUrl, ask('anonymous'));
	return {
		key: (caller) => (caller === 'service' ? keys.secret : keys.publishable),
		fetch: ask,
		doors: doors.fetch,
		provision: () => of('service').app.ensureSystemSchema(),
		close: async () => {
			const open = [doors, ...[...apps.values()].map(({ connection }) => connection)];
			await Promise.all(open.map((one) => one.close()));
		}
	};
}

/** lite hands JSON arguments over as text already; its own serializer would quote them once more. */
const JSONB = {
	to: 3802,
	from: [3802],
	serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
	parse: (text: string): unknown => JSON.parse(text)
};

/** lite would grant every table to every role at its first request; migrations write the grants. */
function withoutBlanketGrants(connection: PostgresConnection): void {
	(connection as unknown as { rlsState: string }).rlsState = 'active';
}

/** Answers database errors as hosted Supabase does, and keeps people's data out of the log. */
function withTruthfulErrors(connection: PostgresConnection): void {
	connection.normalizeDbError = (error: unknown) => {
		const found = error as DatabaseError;
		const cause = found.cause ?? found;
		const status = statusOf(cause.code);
		const message = cause.message ?? String(error);
		if (status === undefined) {
			const { code, detail, hint } = cause;
			return quiet(Object.assign(new Error(message), { code, detail, hint }), code);
		}
		return quiet(
			Object.assign(new Error(JSON.stringify(failureBody({ ...cause, message }))), {
				code: 'PGRST',
				detail: JSON.stringify({ status, headers: {} })
			}),
			cause.code
		);
	};
}

/** lite prints every error it meets: this one prints as its state alone, without people's data. */
function quiet(error: Error, state: string | undefined): Error {
	return Object.defineProperty(error, inspect.custom, {
		value: () => JSON.stringify({ level: 'info', database: state ?? 'unknown' })
	});
}

function mailTemplates() {
	return {
		recovery: {
			subject: '重设密码 · Reset your password',
			content_path: './supabase/templates/recovery.html'
		},
		magic_link: {
			subject: '加入 Heed · Join Heed',
			content_path: './supabase/templates/join.html'
		},
		confirmation: {
			subject: '加入 Heed · Join Heed',
			content_path: './supabase/templates/join.html'
		}
	};
}
