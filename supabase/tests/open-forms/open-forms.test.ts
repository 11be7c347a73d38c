import { randomUUID } from 'node:crypto';
import type { JSONValue } from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	makeMember,
	makeOrganization,
	only,
	unique,
	type Member,
	type Organization
} from '../../../tests/support/make-organization.ts';
import {
	answer,
	makeCustomer,
	makeSurvey,
	ratings,
	smallInstrument,
	type Survey
} from '../../../tests/support/make-survey.ts';
import { makeOpenForm, submitForm } from '../../../tests/support/open-form.ts';
import { commitAs, useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();

let organization: Organization;
let manager: Member;
let survey: Survey;
let slug: string;

beforeAll(async () => {
	const { sql } = database;
	organization = await makeOrganization(sql);
	manager = await makeMember(sql, organization, 'quality_manager');
	survey = await makeSurvey(sql, organization);
	slug = await makeOpenForm(sql, organization, survey, manager, { en: 'Front desk' });
});

const submit = (given: JSONValue, to = slug) => submitForm(database.sql, to, given);

/** Makes a survey with a content of its own, and a form for it, in one step. */
async function makeReadyForm(
	content: Record<string, JSONValue>,
	details: Record<string, JSONValue> = {},
	form = 'perception'
): Promise<{ slug: string; code: string }> {
	const { sql } = database;
	const instrument = smallInstrument() as { code: string };
	await sql`select private.add_instrument(${organization.id}, ${sql.json(instrument)})`;
	const made = {
		...{ instrument: instrument.code, form, title: { en: 'Ready' }, languages: ['en'] },
		content: { title: { en: 'Ready' }, languages: ['en'], ...content }
	};
	const [name, code] = [unique('form'), unique('ready')];
	const given = { slug: name, label: { en: 'Ready' }, ...details };
	await commitAs(
		sql,
		manager,
		(as) =>
			as`select public.create_open_form(${organization.id}, ${code}, ${sql.json(given)}, ${sql.json(made)})`
	);
	return { slug: name, code };
}

async function open(name: string, seed: string) {
	const [row] = await commitAs(
		database.sql,
		'anon',
		(as) => as<{ shown: Record<string, unknown> | null }[]>`
			select public.open_form(${name}, ${seed}) as shown`
	);
	return only(row).shown;
}

async function stored(receipt: string) {
	const [row] = await database.sql`
		select r.*, f.slug, to_jsonb(r.asked) as asked, r.submitted_at = date_trunc('day', r.submitted_at, 'Asia/Shanghai') as is_day
		from public.responses r left join public.open_forms f on f.id = r.form_id where r.receipt = ${receipt}`;
	return row ?? {};
}

describe('an answer to an open form', () => {
	test('belongs to nobody, names its form and takes site, service and channel from it', async () => {
		const name = await makeOpenForm(
			database.sql,
			organization,
			survey,
			manager,
			{ en: 'Desk' },
			{ site: 'main', service: 'counter', channel: 'counter', kind: 'touchpoint' }
		);
		const { receipt, is_new } = await submit(answer({ site_id: randomUUID() }), name);
		expect(is_new).toBe(true);
		expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
		expect(await stored(receipt)).toMatchObject({
			slug: name,
			customer_id: null,
			source: 'form',
			consent: 'confidential',
			site_id: organization.site,
			service_id: organization.service,
			channel: 'counter',
			is_day: false
		});
	});

	test('that is sent 50 times at once is one row with 50 identical receipts and one customer', async () => {
		const given = answer({ contact_requested: true, contact_detail: '138 0000 5050' });
		const sent = await Promise.all(Array.from({ length: 50 }, () => submit(given)));
		expect(new Set(sent.map(({ receipt }) => receipt)).size).toBe(1);
		expect(sent.filter(({ is_new }) => is_new)).toHaveLength(1);
		const [counted] = await database.sql`
			select (select count(*)::int from public.responses where receipt = ${only(sent[0]).receipt}) as responses,
				(select count(*)::int from public.customers where phone = '138 0000 5050') as customers,
				(select count(*)::int from public.cases k join public.customers c on c.id = k.customer_id
					where c.phone = '138 0000 5050') as cases`;
		expect(counted).toEqual({ responses: 1, customers: 1, cases: 1 });
	});

	test('still has its receipt after the form has closed', async () => {
		const name = await makeOpenForm(database.sql, organization, survey, manager, { en: 'Shut' });
		const given = answer();
		const { receipt } = await submit(given, name);
		await database.sql`update public.open_forms set is_open = false where slug = ${name}`;
		expect(await submit(given, name)).toEqual({ receipt, is_new: false });
		await expect(submit(answer(), name)).rejects.toMatchObject({ message: 'form_unusable' });
	});

	test('cannot take the id of an answer that came through another form of the survey', async () => {
		const other = await makeOpenForm(database.sql, organization, survey, manager, { en: 'Other' });
		const given = answer();
		const { receipt } = await submit(given);
		await expect(submit(given, other)).rejects.toMatchObject({ message: 'submission_id_taken' });
		expect(await stored(receipt)).toMatchObject({ slug });
	});

	test('becomes a customer with a case where somebody leaves a way to be reached', async () => {
		const { receipt } = await submit(
			answer({
				...{ perceptions: ratings(1, 7, 1, 1), overall: 1, locale: 'zh' },
				...{ contact_requested: true, contact_detail: 'kim@customers.test' }
			})
		);
		const row = await stored(receipt);
		expect(row).toMatchObject({ consent: 'identified', contact_requested: true });
		const [found] = await database.sql`
			select c.email, c.locale, c.external_id ~ '^contact-' as is_new,
				(select count(*)::int from public.cases k where k.customer_id = c.id) as cases
			from public.customers c where c.id = ${String(row['customer_id'])}`;
		expect(found).toEqual({ email: 'kim@customers.test', locale: 'zh', is_new: true, cases: 1 });
	});

	test('cannot choose its customer, interviewer, source, flags or importance', async () => {
		const customer = await makeCustomer(database.sql, organization);
		const { receipt } = await submit(
			answer({
				...{ customer_id: customer.id, encounter_id: randomUUID(), source: 'import' },
				...{ interviewer_id: manager.userId, flags: ['x'], weights: { a: 100, b: 0 } },
				...{ receipt: 'AAAAAAAAAAAA', submitted_at: '2001-01-01T00:00:00Z' }
			})
		);
		expect(await stored(receipt)).toMatchObject({
			...{ customer_id: null, encounter_id: null, source: 'form', weights: null },
			...{ interviewer_id: null, flags: [] }
		});
	});

	test('keeps the signs that the server saw', async () => {
		const { receipt } = await submit(answer({ signs: { velocity: true } }));
		expect(await stored(receipt)).toMatchObject({ signs: { velocity: true } });
	});

	test('without a submission id leaves nothing behind', async () => {
		await expect(submit(answer({ submission_id: null }))).rejects.toMatchObject({
			message: 'invalid'
		});
	});
});

describe('an anonymous form', () => {
	test('keeps the day alone and no person', async () => {
		const { slug: name } = await makeReadyForm({ consent: 'anonymous' });
		const { receipt } = await submit(answer(), name);
		expect(await stored(receipt)).toMatchObject({
			...{ consent: 'anonymous', customer_id: null, is_day: true }
		});
	});

	test('is left by whoever asks to be contacted', async () => {
		const { slug: name } = await makeReadyForm({ consent: 'anonymous', contact: 'always' });
		const { receipt } = await submit(
			answer({ contact_requested: true, contact_detail: '13900001111' }),
			name
		);
		const row = await stored(receipt);
		expect(row).toMatchObject({ consent: 'identified', is_day: false });
		expect(row['customer_id']).toEqual(expect.any(String));
	});
});

describe('what a form shows', () => {
	test('follows from the submission id, and so do the items that the answer names', async () => {
		const { slug: name } = await makeReadyForm({}, {}, 'lite');
		const seed = randomUUID();
		const [first, again] = await Promise.all([open(name, seed), open(name, seed)]);
		expect(first).toEqual(again);
		const shown = (first as { survey: { items: { code: string }[]; columns: string[] } }).survey;
		const { receipt } = await submit(answer({ submission_id: seed }), name);
		const positions = ['a1', 'a2', 'b1', 'b2'];
		const asked = (await stored(receipt))['asked'] as number[];
		expect(asked.map((place) => positions[place - 1])).toEqual(shown.items.map(({ code }) => code));
	});

	test('names nobody and tells of confidence, never of an identified tier', async () => {
		expect(await open(slug, 'seed')).toMatchObject({
			label: { en: 'Front desk' },
			survey: { consent: 'confidential', mode: 'answer', locale: null, draft: null }
		});
	});

	test('is closed with the form or its survey, and nothing at all for an unknown address', async () => {
		const closing = await makeSurvey(database.sql, organization);
		const name = await makeOpenForm(database.sql, organization, closing, manager, { en: 'x' });
		await database.sql`update public.surveys set status = 'closed' where id = ${closing.id}`;
		expect(await open(name, 'seed')).toMatchObject({ survey: null, origins: [] });
		expect(await open('nobody-has-this', 'seed')).toBeNull();
		await expect(submit(answer(), name)).rejects.toMatchObject({ message: 'form_unusable' });
		await expect(submit(answer(), 'nobody-has-this')).rejects.toMatchObject({
			message: 'form_unusable'
		});
	});
});

describe('an observation', () => {
	const place = {
		code: 'place',
		type: 'single',
		text: { en: 'Where?' },
		required: true,
		place: 'before',
		options: [{ code: 'main', text: { en: 'Main' } }]
	};

	test('is told apart, with its place, its observer and the words of its own question', async () => {
		const { slug: name } = await makeReadyForm({ questions: [place] }, { kind: 'observation' });
		const given = answer({ answers: { place: 'main', words: 'The lift was out of order.' } });
		const { receipt } = await submitForm(database.sql, name, given, manager);
		expect(await stored(receipt)).toMatchObject({
			...{ source: 'observation', site_id: organization.site, interviewer_id: manager.userId },
			...{ comment: 'The lift was out of order.', consent: 'identified', customer_id: null }
		});
		const stranger = await submit(answer({ answers: { place: 'nowhere' } }), name);
		expect(await stored(stranger.receipt)).toMatchObject({
			...{ source: 'observation', site_id: null, interviewer_id: null, consent: 'confidential' }
		});
	});
});

describe('staff', () => {
	test('make a form of a survey that is there, or with the survey in one step', async () => {
		const { slug: name, code } = await makeReadyForm({ comment: false });
		const [row] = await database.sql`
			select f.kind, f.is_open, f.created_by, s.status, s.version from public.open_forms f
			join public.surveys s on s.id = f.survey_id where f.slug = ${name} and s.code = ${code}`;
		expect(row).toEqual({
			...{ kind: 'general', is_open: true, created_by: manager.userId, status: 'open', version: 1 }
		});
	});

	const call = (actor: Member, survey: string, details: JSONValue) =>
		commitAs(
			database.sql,
			actor,
			(as) =>
				as`select public.create_open_form(${organization.id}, ${survey}, ${database.sql.json(details)})`
		);

	test('are told what does not fit', async () => {
		const label = { en: 'x' };
		const details = { slug: unique('form'), label };
		await expect(call(manager, 'none', details)).rejects.toMatchObject({
			message: 'unknown_survey'
		});
		await expect(call(manager, survey.code, { ...details, site: 'none' })).rejects.toMatchObject({
			message: 'unknown_site'
		});
		await expect(call(manager, survey.code, { ...details, service: 'none' })).rejects.toMatchObject(
			{ message: 'unknown_service' }
		);
		await expect(call(manager, survey.code, { slug, label })).rejects.toMatchObject({
			message: 'form_exists'
		});
		const agent = await makeMember(database.sql, organization, 'agent');
		await expect(call(agent, survey.code, details)).rejects.toMatchObject({
			message: 'forbidden'
		});
	});

	test.each([
		['http://shop.example.com'],
		['https://*.example.com'],
		['https://a.example; script-src *'],
		['https://localhost'],
		['https://203.0.113.7'],
		['*'],
		["'self'"]
	])('cannot let %s frame a form', async (origin) => {
		await expect(
			call(manager, survey.code, { slug: unique('form'), label: { en: 'x' }, origins: [origin] })
		).rejects.toMatchObject({ code: '23514' });
	});

	test('close, rename and frame a form; what is not given stays', async () => {
		const { sql } = database;
		const origins = ['https://shop.example.com:8443', 'http://localhost:5173'];
		const name = await makeOpenForm(sql, organization, survey, manager, { en: 'Old' });
		const set = (details: JSONValue) =>
			commitAs(
				sql,
				manager,
				(as) => as`select public.set_open_form(${organization.id}, ${name}, ${sql.json(details)})`
			);
		await set({ origins });
		await set({ is_open: false });
		await set({ label: { en: 'New' } });
		const [row] = await sql`
			select is_open, label, origins from public.open_forms where slug = ${name}`;
		expect(row).toEqual({ is_open: false, label: { en: 'New' }, origins });
	});
});

describe('a telephone interview', () => {
	const begin = async (actor: Member, who: { customer?: string; phone?: string }) => {
		const hash = randomUUID().replaceAll('-', '').repeat(2);
		const [row] = await commitAs(
			database.sql,
			actor,
			(as) => as<{ who: string }[]>`
				select public.begin_interview(${organization.id}, ${survey.code}, ${hash}, now() + interval '1 day',
					${who.customer ?? null}, ${who.phone ?? null}) as who`
		);
		const [made] = await database.sql`
			select channel, created_by from public.invitations where token_hash = decode(${hash}, 'hex')`;
		return { who: only(row).who, ...made };
	};

	test('is an invitation by telephone of whoever asks, found by number or by telephone', async () => {
		const { sql } = database;
		const customer = await makeCustomer(sql, organization);
		await sql`update public.customers set phone = '+86 139 1234 5678' where id = ${customer.id}`;
		const agent = await makeMember(sql, organization, 'agent');
		const expected = { who: customer.externalId, channel: 'phone', created_by: agent.userId };
		expect(await begin(agent, { customer: customer.externalId })).toEqual(expected);
		expect(await begin(agent, { phone: '139-1234-5678' })).toEqual(expected);
		await expect(begin(agent, { phone: '5678' })).rejects.toMatchObject({
			message: 'unknown_customer'
		});
		await expect(begin(agent, { customer: 'nobody' })).rejects.toMatchObject({
			message: 'unknown_customer'
		});
		const namesake = await makeCustomer(sql, organization);
		await sql`update public.customers set phone = '13912345678' where id = ${namesake.id}`;
		await expect(begin(agent, { phone: '13912345678' })).rejects.toMatchObject({
			message: 'customer_ambiguous'
		});
		const trainer = await makeMember(sql, organization, 'trainer');
		await expect(begin(trainer, { customer: customer.externalId })).rejects.toMatchObject({
			message: 'forbidden'
		});
	});
});
