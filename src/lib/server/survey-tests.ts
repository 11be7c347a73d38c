/** Links for trying a survey out. They show the draft, and what they send counts nowhere. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { LOCALES, type Locale } from '#lib/messages/message.ts';
import { unwrap, type Db } from './db.ts';

const TOKEN_BYTES = 24;
const LIFE_DAYS = 7;
const DAY_MS = 86_400_000;
const LISTED = 20;

const sentAnswer = z.object({
	overall: z.number().nullish(),
	comment: z.string().nullish(),
	perceptions: z.record(z.string(), z.number().nullable()).nullish(),
	answers: z.record(z.string(), z.unknown()).nullish()
});

export type TestAnswer = {
	receipt: string;
	submittedAt: string;
	locale: Locale;
	overall: number | null;
	comment: string | null;
	/** Items with a rating, and own questions with an answer. */
	rated: number;
	answered: number;
};

/** A link that works once, for a week. Errors: `not_found`. */
export async function invite(
	{ client, organization }: Db,
	survey: string,
	locale: Locale,
	baseUrl: string
): Promise<string> {
	const token = randomBytes(TOKEN_BYTES).toString('base64url');
	unwrap(
		await client.rpc('invite_test', {
			p_organization: organization,
			p_code: survey,
			p_token_hash: createHash('sha256').update(token).digest('hex'),
			p_expires_at: new Date(Date.now() + LIFE_DAYS * DAY_MS).toISOString(),
			p_locale: locale
		})
	);
	return `${baseUrl}/s/${token}`;
}

/** The last answers of test links, the newest first. */
export async function answers({ client, organization }: Db, survey: string): Promise<TestAnswer[]> {
	const found = unwrap(
		await client
			.from('test_answers')
			.select('receipt, submitted_at, locale, answer, surveys!inner (code)')
			.eq('organization_id', organization)
			.eq('surveys.code', survey)
			.order('submitted_at', { ascending: false })
			.limit(LISTED)
	);
	return found.map(({ receipt, submitted_at, locale, answer }) => {
		const sent = sentAnswer.parse(answer);
		return {
			receipt,
			submittedAt: submitted_at,
			locale: z.enum(LOCALES).parse(locale),
			overall: sent.overall ?? null,
			comment: sent.comment ?? null,
			rated: Object.values(sent.perceptions ?? {}).filter((rating) => rating !== null).length,
			answered: Object.keys(sent.answers ?? {}).length
		};
	});
}
