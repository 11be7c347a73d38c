/** Open forms of the demo organisation for journeys, made as the page makes them. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { READY_FORMS, readyContent, type ReadyKind } from '#lib/domain/surveys/form-kinds.ts';
import type { SurveyContent } from '#lib/domain/surveys/content.ts';

type Wanted = {
	origins?: string[];
	content?: Partial<SurveyContent>;
	/** Another form of survey than the kind's own. */
	form?: string;
};

/** Makes a form of a kind with its survey; answers its slug. */
export async function readyForm(
	databaseUrl: string,
	kind: ReadyKind,
	{ origins = [], content = {}, form = READY_FORMS[kind].form }: Wanted = {}
): Promise<string> {
	const slug = `e2e-${randomUUID().slice(0, 8)}`;
	const { title, instrument } = READY_FORMS[kind];
	const ready = { ...readyContent(kind, { sites: [], services: [] }), ...content };
	const details = { slug, kind, label: { zh: '测试台', en: 'Test desk' }, origins };
	const made = { form, instrument, title, languages: ['zh', 'en'], content: ready };
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database.begin(async (transaction) => {
			await transaction`select set_config('role', 'service_role', true)`;
			await transaction`
				select public.create_open_form(o.id, ${slug}, ${transaction.json(details)},
					${transaction.json(JSON.parse(JSON.stringify(made)) as postgres.JSONValue)})
				from public.organizations o where o.code = 'demo'`;
		});
	} finally {
		await database.end();
	}
	return slug;
}

export type Stored = {
	source: string;
	consent: string;
	comment: string | null;
	answers: Record<string, unknown>;
	signs: Record<string, unknown>;
	asked: number[];
	customer: string | null;
	cases: number;
};

/** What an answer left behind; one row for each that a receipt stands for. */
export async function storedAnswers(databaseUrl: string, receipt: string): Promise<Stored[]> {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		return await database<Stored[]>`
			select r.source, r.consent, r.comment, r.answers, r.signs, to_jsonb(r.asked) as asked,
				coalesce(c.phone, c.email) as customer,
				(select count(*)::int from public.cases k where k.customer_id = c.id) as cases
			from public.responses r left join public.customers c on c.id = r.customer_id
			where r.receipt = ${receipt}`;
	} finally {
		await database.end();
	}
}

/** Closes a form, as staff do. */
export async function closeForm(databaseUrl: string, slug: string): Promise<void> {
	const database = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		await database`update public.open_forms set is_open = false where slug = ${slug}`;
	} finally {
		await database.end();
	}
}
