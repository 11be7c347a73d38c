/** The environment, declared and validated once. `.env.example` explains every name. */
import { z } from 'zod';
import type { OutsideModel } from './outside-model.ts';
import { readNetworks } from './webhook/reachable.ts';

/** A reason not to start that a person can act on; the message is the whole story. */
export class StartError extends Error {}

const url = z.url({ protocol: /^https?$/ });
const optional = <T extends z.ZodType>(type: T) =>
	z.preprocess((value) => (value === '' ? undefined : value), type.optional());

const schema = z.object({
	NODE_ENV: optional(z.string()),
	PORT: z.preprocess((v) => v || 3000, z.coerce.number().int().min(1).max(65535)),
	HOST: z.preprocess((v) => v || '127.0.0.1', z.string()),
	PUBLIC_BASE_URL: optional(url),
	HEED_DATA_DIR: z.preprocess((v) => v || '.data', z.string()),
	HEED_SEED: z.preprocess((v) => v || undefined, z.enum(['demo', 'none']).optional()),
	HEED_SECRET: optional(z.string()),
	HEED_PROXIES: z.preprocess((v) => v || 0, z.coerce.number().int().min(0).max(5)),
	DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
	SUPABASE_URL: optional(url),
	SUPABASE_PUBLISHABLE_KEY: optional(z.string()),
	SUPABASE_SECRET_KEY: optional(z.string()),
	SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
	HEED_WEBHOOK_ALLOW: z.preprocess(
		(v) => v || '',
		z.string().refine(isListOfNetworks, 'a list of networks, such as 10.1.0.0/16')
	),
	LLM_URL: optional(url),
	LLM_KEY: optional(z.string()),
	LLM_MODEL: optional(z.string()),
	MAIL_FROM: z.preprocess((v) => v || 'Heed <heed@localhost>', z.string())
});

function isListOfNetworks(value: string): boolean {
	try {
		readNetworks(value);
		return true;
	} catch {
		return false;
	}
}

export type Environment = z.infer<typeof schema> & {
	/** Origin of every absolute link; never taken from a request. */
	baseUrl: string;
	isProduction: boolean;
	seed: 'demo' | 'none';
	/** Proposes causes of texts; null where none was named. */
	outsideModel: OutsideModel | null;
};

/**
 * Reads the environment.
 *
 * Errors: `StartError` naming the variable and what it should be.
 */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
	const parsed = schema.safeParse(source);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new StartError(
			`${issue?.path.join('.')} is not usable (${issue?.message}). Mend it in the environment or in .env; .env.example explains it.`
		);
	}
	const env = parsed.data;
	if (env.SUPABASE_URL && !(env.SUPABASE_PUBLISHABLE_KEY && env.SUPABASE_SECRET_KEY)) {
		throw new StartError(
			'SUPABASE_URL is set, so SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_KEY are needed too: copy both from the project settings.'
		);
	}
	if (env.LLM_URL && !env.LLM_MODEL) {
		throw new StartError(
			'LLM_URL is set, so LLM_MODEL is needed too: the name of the model that is to propose causes.'
		);
	}
	const isProduction = env.NODE_ENV === 'production';
	return {
		...env,
		isProduction,
		baseUrl: (env.PUBLIC_BASE_URL ?? `http://${displayHost(env.HOST)}:${env.PORT}`).replace(
			/\/+$/,
			''
		),
		outsideModel:
			env.LLM_URL && env.LLM_MODEL
				? { url: env.LLM_URL, model: env.LLM_MODEL, ...(env.LLM_KEY && { key: env.LLM_KEY }) }
				: null,
		seed: env.HEED_SEED ?? (isProduction || env.SUPABASE_URL ? 'none' : 'demo')
	};
}

function displayHost(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}
