/** Who is asked what: drawn by the link, kept with the answer, and the same however often it is opened. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { makeCustomer, makeInvitation, type Survey } from '../../../tests/support/make-survey.ts';
import { submit } from '../../../tests/support/submit.ts';
import { as, commitAs, useDatabase } from '../../../tests/support/test-database.ts';

type Form = 'pulse' | 'lite' | 'perception' | 'expectation_perception' | 'tolerance' | 'feedback';
type Shown = {
	items: { code: string; dimension: string; reversed?: boolean }[];
	columns: string[];
	consent: string;
	draft: Record<string, string> | null;
};

const database = useDatabase();
const ANCHORS = ['t2', 'r1', 's2', 'a1', 'e5'];
let organization: Organization;
let manager: Member;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
	manager = await makeMember(database.sql, organization, 'quality_manager');
});

/** An open survey on the built-in instrument, with content of its own. */
async function survey(form: Form, content: Record<string, unknown> = {}): Promise<Survey> {
	const code = `s-${randomUUID()}`;
	const given = {
		...{ code, instrument: 'servqual-22', form, languages: ['zh', 'en'], status: 'open' },
		...{ title: { zh: '问卷', en: 'Survey' }, content }
	};
	await commitAs(
		database.sql,
		manager,
		(sql) =>
			sql`select public.create_survey(${organization.id}, ${database.sql.json(given as never)})`
	);
	const [row] = await database.sql<Survey[]>`
		select id, code from public.surveys where organization_id = ${organization.id} and code = ${code}`;
	return only(row);
}

async function link(asked: Survey): Promise<string> {
	const customer = await makeCustomer(database.sql, organization);
	return makeInvitation(database.sql, organization, asked, customer);
}

async function open(token: string): Promise<Shown | null> {
	const [row] = await as(
		database.sql,
		'anon',
		(sql) => sql<{ shown: Shown | null }[]>`select public.open_invitation(${token}) as shown`
	);
	return only(row).shown;
}

async function shown(token: string): Promise<Shown> {
	const found = await open(token);
	if (!found) throw new Error('the link shows nothing');
	return found;
}

const codesOf = ({ items }: Shown) => items.map(({ code }) => code);

test('a form says which of its items are reverse keyed', async () => {
	const asked = await survey('perception');
	await database.sql`
		update public.instrument_items t set is_reversed = true from public.surveys s
		where s.id = ${asked.id} and t.instrument_id = s.instrument_id and t.code = 'r3'`;
	const shown = await open(await link(asked));
	await database.sql`
		update public.instrument_items t set is_reversed = false from public.surveys s
		where s.id = ${asked.id} and t.instrument_id = s.instrument_id and t.code = 'r3'`;
	expect(shown?.items.filter(({ reversed }) => reversed).map(({ code }) => code)).toEqual(['r3']);
});

describe('a form asks', () => {
	test('pulse: the anchor of each dimension', async () => {
		const found = await shown(await link(await survey('pulse')));
		expect(codesOf(found)).toEqual(ANCHORS);
		expect(found.columns).toEqual(['perception']);
	});

	test('lite: the anchors and three others, and across people every item', async () => {
		const asked = await survey('lite');
		const seen = new Set<string>();
		for (let person = 0; person < 120; person += 1) {
			const codes = codesOf(await shown(await link(asked)));
			expect(codes).toHaveLength(8);
			expect(ANCHORS.every((anchor) => codes.includes(anchor))).toBe(true);
			for (const code of codes) seen.add(code);
		}
		expect(seen.size).toBe(22);
	});

	test('full forms: every item, dimension by dimension, in an order of the link', async () => {
		const asked = await survey('perception');
		const [one, other] = [await shown(await link(asked)), await shown(await link(asked))];
		for (const found of [one, other]) {
			expect(found.items).toHaveLength(22);
			const dimensions = found.items.map(({ dimension }) => dimension);
			const changes = dimensions.filter((dimension, place) => dimension !== dimensions[place - 1]);
			expect(changes).toEqual([
				'tangibles',
				'reliability',
				'responsiveness',
				'assurance',
				'empathy'
			]);
		}
		expect(codesOf(one)).not.toEqual(codesOf(other));
	});

	test('the same at every opening', async () => {
		const token = await link(await survey('lite'));
		expect(await shown(token)).toEqual(await shown(token));
	});

	test('tolerance: three ratings of each item', async () => {
		const found = await shown(await link(await survey('tolerance')));
		expect(found.columns).toEqual(['adequate', 'expectation', 'perception']);
	});

	test('feedback: no items at all', async () => {
		const found = await shown(await link(await survey('feedback')));
		expect([found.items, found.columns]).toEqual([[], []]);
	});

	test('expectations of a share of people only', async () => {
		const [never, half] = [
			await survey('expectation_perception', { expectation: { share: 0, every_days: null } }),
			await survey('expectation_perception', { expectation: { share: 0.5, every_days: null } })
		];
		expect((await shown(await link(never))).columns).toEqual(['perception']);
		const asked = await Promise.all(
			Array.from({ length: 60 }, async () => (await shown(await link(half))).columns.length)
		);
		expect(new Set(asked)).toEqual(new Set([1, 2]));
	});

	test('expectations once in a period', async () => {
		const asked = await survey('expectation_perception', {
			expectation: { share: 1, every_days: 90 }
		});
		const customer = await makeCustomer(database.sql, organization);
		const first = await makeInvitation(database.sql, organization, asked, customer);
		const second = await makeInvitation(database.sql, organization, asked, customer);
		expect((await shown(second)).columns).toEqual(['expectation', 'perception']);
		await submit(database.sql, first, answered({ expectations: { t1: 7 } }));
		expect((await shown(second)).columns).toEqual(['perception']);
		await database.sql`update public.responses set submitted_at = now() - interval '91 days' where customer_id = ${customer.id}`;
		expect((await shown(second)).columns).toEqual(['expectation', 'perception']);
	});
});

const answered = (changes: Record<string, unknown> = {}) =>
	({ submission_id: randomUUID(), locale: 'en', perceptions: { t2: 6 }, ...changes }) as never;

type Stored = Record<string, unknown> & { asked: number[]; perceptions: (number | null)[] };

async function stored(receipt: string): Promise<Stored> {
	const [row] = await database.sql<Stored[]>`
		select r.*, r.submitted_at = date_trunc('day', r.submitted_at, o.time_zone) and r.received_at = r.submitted_at as is_day
		from public.responses r join public.organizations o on o.id = r.organization_id where r.receipt = ${receipt}`;
	return only(row);
}

describe('an answer keeps', () => {
	test('what was asked, and nothing for items that were not', async () => {
		const asked = await survey('pulse');
		const { receipt } = await submit(
			database.sql,
			await link(asked),
			answered({ perceptions: { t2: 6, t1: 3 } })
		);
		const row = await stored(receipt);
		expect(row.asked).toEqual([2, 5, 11, 14, 22]);
		expect(row.perceptions.filter(Boolean)).toEqual([6]);
		expect(row).toMatchObject({ source: 'invitation', consent: 'identified', survey_version: 1 });
	});

	test('importance only where it is asked, and only 100 points in all', async () => {
		const points = {
			tangibles: 20,
			reliability: 20,
			responsiveness: 20,
			assurance: 20,
			empathy: 20
		};
		const plain = await submit(
			database.sql,
			await link(await survey('perception')),
			answered({ weights: points })
		);
		expect(await stored(plain.receipt)).toMatchObject({ weights: null });
		const weighed = await survey('perception', { importance: true });
		const kept = await submit(database.sql, await link(weighed), answered({ weights: points }));
		expect(await stored(kept.receipt)).toMatchObject({ weights: [20, 20, 20, 20, 20] });
		await expect(
			submit(database.sql, await link(weighed), answered({ weights: { ...points, empathy: 30 } }))
		).rejects.toMatchObject({ code: '23514' });
	});

	test('least acceptable, desired and perceived levels', async () => {
		const { receipt } = await submit(
			database.sql,
			await link(await survey('tolerance')),
			answered({ adequates: { t1: 4 }, expectations: { t1: 7 }, perceptions: { t1: 5 } })
		);
		const row = await stored(receipt);
		expect(
			[row['adequates'], row['expectations'], row.perceptions].map((all) => (all as number[])[0])
		).toEqual([4, 7, 5]);
	});

	test('the site its link was made for, where there is no service contact', async () => {
		const asked = await survey('perception');
		const token = await link(asked);
		const [site] = await database.sql<{ id: string }[]>`
			update public.invitations v set site_id = (select id from public.sites s where s.organization_id = v.organization_id limit 1)
			where token_hash = sha256(${token}) returning site_id as id`;
		const { receipt } = await submit(database.sql, token, answered({ site_id: null }));
		expect((await stored(receipt))['site_id']).toBe(only(site).id);
	});

	test('files, with their hash', async () => {
		const base64 = Buffer.from('evidence').toString('base64');
		const { receipt } = await submit(
			database.sql,
			await link(await survey('perception')),
			answered({
				files: [{ question: 'photo', name: 'note.txt', media_type: 'text/plain', base64 }]
			})
		);
		const row = await stored(receipt);
		const [file] = await database.sql<{ id: string; byte_size: number; is_same: boolean }[]>`
			select id, byte_size, sha256 = sha256('evidence') as is_same from public.attachments
			where response_id = ${row['id'] as string}`;
		expect(file).toMatchObject({ byte_size: 8, is_same: true });
		const [read] = await as(
			database.sql,
			manager,
			(sql) => sql`select * from public.read_attachment(${organization.id}, ${only(file).id})`
		);
		expect(read).toEqual({ name: 'note.txt', media_type: 'text/plain', base64 });
	});
});

describe('consent', () => {
	const trace = async (customerId: string) => {
		const [row] = await database.sql`
			select (select count(*)::int from public.responses where customer_id = ${customerId}) as answers,
				(select count(*)::int from private.response_owners where customer_id = ${customerId}) as owned,
				(select count(*)::int from public.risk_events where customer_id = ${customerId}) as signals`;
		return row;
	};
	const unhappy = (changes = {}) =>
		answered({ perceptions: { t2: 1, r1: 1 }, overall: 1, ...changes });

	async function answerUnder(consent: string, changes = {}) {
		const customer = await makeCustomer(database.sql, organization);
		const asked = await survey('perception', { consent });
		const token = await makeInvitation(database.sql, organization, asked, customer);
		const { receipt } = await submit(database.sql, token, unhappy(changes));
		return { customer, token, row: await stored(receipt) };
	}

	test('identified answers belong to their customer and are read for risk', async () => {
		const { customer, row } = await answerUnder('identified');
		expect(row).toMatchObject({ customer_id: customer.id, consent: 'identified' });
		expect((await trace(customer.id))?.['signals']).toBeGreaterThan(0);
	});

	test('confidential ones show nobody whose they are, and can be found to be erased', async () => {
		const { customer, row } = await answerUnder('confidential');
		expect(row).toMatchObject({
			customer_id: null,
			encounter_id: null,
			is_day: true,
			consent: 'confidential'
		});
		expect(await trace(customer.id)).toEqual({ answers: 0, owned: 1, signals: 0 });
	});

	test('asking to be contacted is the step out of it', async () => {
		const { customer, row } = await answerUnder('confidential', { contact_requested: true });
		expect(row).toMatchObject({ customer_id: customer.id, consent: 'identified' });
		const traced = await trace(customer.id);
		expect(traced).toMatchObject({ answers: 1, owned: 0 });
		expect(traced?.['signals']).toBeGreaterThan(0);
	});

	test('anonymous ones leave no path to the person: no customer, days instead of times, no secret', async () => {
		const { customer, row, token } = await answerUnder('anonymous');
		expect(row).toMatchObject({
			customer_id: null,
			encounter_id: null,
			consent: 'anonymous',
			is_day: true
		});
		expect(await trace(customer.id)).toEqual({ answers: 0, owned: 0, signals: 0 });
		const [spent] = await database.sql`
			select nonce, spent_at = date_trunc('day', created_at) as is_silent from public.invitations where customer_id = ${customer.id}`;
		expect(spent).toEqual({ nonce: null, is_silent: true });
		expect(await open(token)).toBeNull();
	});

	test('once the hour has been cleared, link and answer share no transaction either', async () => {
		const { customer, row } = await answerUnder('anonymous');
		const shared = async () => {
			const [found] = await database.sql`
				select v.xmin = r.xmin as is_shared from public.invitations v, public.responses r
				where v.customer_id = ${customer.id} and r.id = ${row['id'] as string}`;
			return found?.['is_shared'] as boolean;
		};
		expect(await shared()).toBe(true);
		await database.sql`select private.purge()`;
		expect(await shared()).toBe(false);
	});

	test('somebody anonymous who leaves a number becomes a customer of that number, and a case', async () => {
		const { customer, row } = await answerUnder('anonymous', {
			contact_requested: true,
			contact_detail: '138 0000 1111'
		});
		const made = row['customer_id'] as string;
		expect(made).not.toBe(customer.id);
		const [known] = await database.sql`
			select phone, email, name, (select count(*)::int from public.cases k where k.customer_id = c.id) as cases
			from public.customers c where c.id = ${made}`;
		expect(known).toEqual({ phone: '138 0000 1111', email: null, name: null, cases: 1 });
	});
});

describe('a draft', () => {
	const save = async (token: string, fields: Record<string, string>) => {
		const [row] = await commitAs(
			database.sql,
			'anon',
			(sql) =>
				sql<
					{ saved: boolean }[]
				>`select public.save_draft(${token}, ${database.sql.json(fields)}) as saved`
		);
		return only(row).saved;
	};

	test('comes back on whatever device opens the link, until the answer is sent', async () => {
		const token = await link(await survey('perception'));
		expect(await save(token, { p_t1: '3' })).toBe(true);
		expect(await save(token, { p_t1: '4' })).toBe(true);
		expect((await shown(token)).draft).toEqual({ p_t1: '4' });
		await submit(database.sql, token, answered());
		expect(await save(token, { p_t1: '5' })).toBe(false);
		const [left] = await database.sql`select count(*)::int as n from private.drafts`;
		expect(left).toEqual({ n: 0 });
	});

	test('is kept on no server for an anonymous survey', async () => {
		const token = await link(await survey('perception', { consent: 'anonymous' }));
		expect(await save(token, { p_t1: '3' })).toBe(false);
	});
});

describe('a test link', () => {
	test('shows the survey as it is edited, and its answers count nowhere', async () => {
		const asked = await survey('perception');
		const draft = { title: { zh: '新标题', en: 'New title' }, languages: ['zh', 'en'] };
		await commitAs(
			database.sql,
			manager,
			(sql) =>
				sql`select public.save_survey_draft(${organization.id}, ${asked.code}, ${database.sql.json(draft)})`
		);
		const token = randomUUID();
		await commitAs(
			database.sql,
			manager,
			(sql) => sql`select public.invite_test(${organization.id}, ${asked.code},
				encode(sha256(${token}), 'hex'), now() + interval '1 day')`
		);
		expect(await shown(token)).toMatchObject({ title: draft.title, mode: 'test' });
		expect(await shown(await link(asked))).toMatchObject({
			title: { en: 'Survey' },
			mode: 'answer'
		});
		const { receipt } = await submit(database.sql, token, answered());
		const [counted] = await database.sql`
			select (select count(*)::int from public.responses where survey_id = ${asked.id}) as real,
				(select count(*)::int from public.test_answers where survey_id = ${asked.id} and receipt = ${receipt}) as tried`;
		expect(counted).toEqual({ real: 0, tried: 1 });
	});
});
