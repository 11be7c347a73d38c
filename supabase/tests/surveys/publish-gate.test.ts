/** What the page says is missing and what the database refuses are the same. */
import { beforeAll, expect, test } from 'vitest';
import { FORMS, type Form } from '#lib/domain/surveys/form-facts.ts';
import { publishProblems } from '#lib/domain/surveys/publish-gate.ts';
import { instrumentAnswer } from '#lib/schemas/instrument.ts';
import { surveyDraft } from '#lib/schemas/survey-draft.ts';
import {
	makeOrganization,
	only,
	type Organization
} from '../../../tests/support/make-organization.ts';
import { useDatabase } from '../../../tests/support/test-database.ts';

const database = useDatabase();
const ZH = { zh: '有' };
let organization: Organization;

beforeAll(async () => {
	organization = await makeOrganization(database.sql);
});

/** Every text that a content can have, each in one language only. */
const HALF = surveyDraft.parse({
	title: ZH,
	intro: ZH,
	thanks: { en: 'Here' },
	languages: ['zh', 'en'],
	questions: [
		{
			...{ code: 'why', type: 'single', text: ZH, help: { en: 'Here' } },
			options: [
				{ code: 'a', text: ZH },
				{ code: 'b', text: {} }
			]
		},
		{
			...{ code: 'rate', type: 'rating', text: {} },
			scale: { min: 0, max: 10, labels: { min: ZH, max: {} } }
		}
	]
});

async function untranslatedInstrument(): Promise<{ id: string; definition: unknown }> {
	const [row] = await database.sql<{ id: string; definition: unknown }[]>`
		with half as (
			select private.add_instrument(${organization.id}, jsonb_set(jsonb_set(t.definition, '{code}', '"half"'),
				'{items,0,text}', '{"zh": "有"}') || jsonb_build_object('version', 1)) as id
			from private.instrument_templates t where t.code = 'pulse-5')
		select half.id, (select i.definition from public.instruments i where i.id = half.id) as definition from half`;
	const made = only(row);
	const [stored] = await database.sql<{ definition: unknown }[]>`
		select definition from public.instruments where id = ${made.id}`;
	return { id: made.id, definition: only(stored).definition };
}

test('both name the same missing texts, for every form and in every set of languages', async () => {
	const { id, definition } = await untranslatedInstrument();
	const instrument = instrumentAnswer.parse({ ...(definition as object), version: 1 });
	const check = async (form: Form, languages: ('zh' | 'en')[]) => {
		const content = { ...HALF, languages };
		const given = database.sql.json({ ...content, form });
		const [row] = await database.sql<{ missing: string[] | null }[]>`
			select private.missing_words(${id}, ${given}, ${organization.id}) as missing`;
		const told = publishProblems(content, form, instrument)
			.filter(({ kind }) => kind === 'missing' || kind === 'missing_in_instrument')
			.map(({ path, locale }) => `${path}.${locale}`);
		expect(told.sort()).toEqual((only(row).missing ?? []).sort());
		return told.length;
	};
	for (const form of FORMS) {
		for (const languages of [['zh'], ['en'], ['zh', 'en'], ['en', 'zh']] as ('zh' | 'en')[][]) {
			expect(await check(form, languages)).toBeGreaterThan(0);
		}
	}
});
