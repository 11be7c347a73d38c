/** What a manager's dashboard asks of the database, and how long each question takes. */
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { as, type Actor } from '../tests/support/test-database.ts';

const ROUNDS = 20;
const STORED = 1000;

/** The questions of the dashboard's pages: as a whole, narrowed down, by place and by time. */
const QUESTIONS: readonly (readonly [filter: Record<string, unknown>, by: string | null])[] = [
	[{}, null],
	[{}, 'month'],
	[{}, 'site'],
	[{}, 'service'],
	[{ site: 'site-7' }, 'month'],
	[{ service: 'repair' }, 'month'],
	[{ channel: 'phone', locale: 'zh' }, 'site'],
	[{ exclude: ['fast', 'straight_lining'] }, 'month'],
	[{ site: 'site-7', service: 'repair' }, null],
	[{ site: 'site-7', exclude: ['fast', 'straight_lining'] }, 'month'],
	[{ site: 'site-7', service: 'repair', channel: 'phone' }, 'month'],
	[{ service: 'repair', channel: 'phone' }, 'site'],
	[{ service: 'repair', exclude: ['fast', 'straight_lining'] }, 'site'],
	[{ service: 'repair', ...monthsBack(17, 6) }, 'site'],
	[{ service: 'repair', channel: 'phone', ...monthsBack(17, 6) }, 'site'],
	[{ site: 'site-7', channel: 'phone', ...monthsBack(17, 6) }, 'month']
];

/** Whole months: from the first day of one until the last day of another, so many months ago. */
function monthsBack(first: number, last: number): { from: string; to: string } {
	const now = new Date();
	const day = (month: number, date: number) =>
		new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - month, date))
			.toISOString()
			.slice(0, 10);
	return { from: day(first, 1), to: day(last - 1, 0) };
}

export type Asked = {
	/** Seconds for all that one visit of the overview asks. */
	load: number;
	/** Milliseconds by question: nineteen of twenty calls are faster. */
	p95: Record<string, number>;
	/** Seconds for the figures by month, signed in and as the owner of the database. */
	byMonth: number;
	byMonthOfOwner: number;
};

export async function askAll(databaseUrl: string, organization: string): Promise<Asked> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const user = await managerOf(sql, organization);
		const asked = await as(sql, user, async (transaction) => {
			const p95: Record<string, number> = {};
			for (const [filter, by] of QUESTIONS) {
				const question = `${JSON.stringify(filter)}${by ? ` by ${by}` : ''}`;
				p95[question] = await p95Of(() => sums(transaction, organization, filter, by));
			}
			const load = await medianOf(async () => {
				await transaction`select public.measurement_options(${organization})`;
				await sums(transaction, organization, {}, 'month');
				await sums(transaction, organization, {}, 'site');
				await transaction`select public.answer_quality(${organization}, 'all', '{}')`;
			});
			const byMonth = await medianOf(() => sums(transaction, organization, {}, 'month'));
			return { load: load / 1000, p95, byMonth: byMonth / 1000 };
		});
		const byMonthOfOwner = await as(sql, 'service_role', async (transaction) => {
			return medianOf(() => sums(transaction, organization, {}, 'month'));
		});
		return { ...asked, byMonthOfOwner: byMonthOfOwner / 1000 };
	} finally {
		await sql.end();
	}
}

/** Answers stored a second by sixteen at once, all of one day, at so many sites. */
export async function storeAtOnce(
	databaseUrl: string,
	{ organization, survey }: { organization: string; survey: string },
	sites: number
): Promise<number> {
	const sql = postgres(databaseUrl, { max: 16, onnotice: () => {} });
	try {
		const [items] = await sql<{ codes: string[] }[]>`
			select array_agg(t.code::text) as codes from public.instrument_items t join public.surveys s on s.instrument_id = t.instrument_id
			where s.id = ${survey}`;
		const places = await sql<{ id: string }[]>`
			select id from public.sites where organization_id = ${organization} order by code limit ${sites}`;
		const ratings = Object.fromEntries((items?.codes ?? []).map((code) => [code, 6]));
		const began = performance.now();
		await Promise.all(
			Array.from({ length: STORED }, (_none, n) => {
				const answer = {
					submission_id: crypto.randomUUID(),
					site_id: places[n % places.length]?.id ?? null,
					perceptions: ratings,
					expectations: ratings,
					overall: 6
				};
				return sql`select private.store_response(${organization}, ${survey}, ${sql.json(answer)})`;
			})
		);
		return STORED / ((performance.now() - began) / 1000);
	} finally {
		await sql.end();
	}
}

/** Seconds for the same figures from the answers themselves. */
export async function askAnswers(databaseUrl: string, organization: string): Promise<number> {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const user = await managerOf(sql, organization);
		// Whatever happens in it is rolled back.
		return await as(sql, user, async (transaction) => {
			await transaction`reset role`;
			await transaction`delete from private.rollup_states where organization_id = ${organization}`;
			await transaction`set local role authenticated`;
			const began = performance.now();
			await sums(transaction, organization, {}, 'month');
			return (performance.now() - began) / 1000;
		});
	} finally {
		await sql.end();
	}
}

async function managerOf(sql: Sql, organization: string): Promise<Actor> {
	const [member] = await sql<{ user_id: string }[]>`
		select user_id from public.memberships where organization_id = ${organization} limit 1`;
	return { userId: member?.user_id ?? '' };
}

async function sums(
	sql: TransactionSql,
	organization: string,
	filter: Record<string, unknown>,
	by: string | null
): Promise<void> {
	await sql`select public.survey_sums(${organization}, 'all', ${sql.json(filter as never)}, ${by})`;
}

async function timesOf(act: () => Promise<void>): Promise<number[]> {
	await act();
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round += 1) {
		const began = performance.now();
		await act();
		times.push(performance.now() - began);
	}
	return times.toSorted((a, b) => a - b);
}

async function p95Of(act: () => Promise<void>): Promise<number> {
	const times = await timesOf(act);
	return times[Math.ceil(0.95 * times.length) - 1] ?? NaN;
}

async function medianOf(act: () => Promise<void>): Promise<number> {
	const times = await timesOf(act);
	return times[Math.floor(times.length / 2)] ?? NaN;
}
