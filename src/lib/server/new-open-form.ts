/** A new open form from what somebody filled in: with a ready survey, or for one that is there. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import {
	asksItems,
	READY_FORMS,
	readyContent,
	type FormKind,
	type ReadyKind
} from '#lib/domain/surveys/form-kinds.ts';
import { bilingualAnswer } from '#lib/schemas/fields.ts';
import type { NewOpenForm, OpenForm } from '#lib/schemas/open-form.ts';
import * as catalog from './catalog.ts';
import { unwrap, type Db } from './db.ts';
import * as openForms from './open-forms.ts';
import * as surveys from './surveys.ts';

const ALL = { after: undefined, limit: 500 };
/** Without the signs that are mistaken for others when typed from a poster. */
const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';

const named = z.object({ code: z.string(), name: bilingualAnswer, columns: z.array(z.string()) });
export type InstrumentChoice = z.output<typeof named>;

/** Instruments of the organisation and of the library, by code. */
export async function instrumentChoices(db: Db): Promise<InstrumentChoice[]> {
	const [own, templates] = await Promise.all([
		surveys.instruments(db, ALL),
		db.client.rpc('instrument_templates', { p_organization: db.organization })
	]);
	const found = [...unwrap(templates).map(({ definition }) => definition), ...own];
	const byCode = new Map(found.map((each) => named.parse(each)).map((each) => [each.code, each]));
	return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/**
 * Makes a survey of a kind, opens it and gives it an address.
 *
 * Errors: those of `openForms.create`.
 */
export async function makeReady(db: Db, given: NewOpenForm, kind: ReadyKind): Promise<OpenForm> {
	const [sites, services, instruments] = await Promise.all([
		catalog.sites(db, ALL),
		catalog.services(db, ALL),
		instrumentChoices(db)
	]);
	const { form, instrument, title } = READY_FORMS[kind];
	const wanted = (asksItems(kind) && given.instrument) || instrument;
	// A form without items stands on any instrument: the column is needed, its items are not asked.
	const any = asksItems(kind) ? undefined : instruments[0]?.code;
	const known = instruments.some(({ code }) => code === wanted) ? wanted : any;
	const content = readyContent(kind, { sites, services });
	return openForms.create(db, `${kind.replaceAll('_', '-')}-${random(5)}`, detailsOf(given, kind), {
		form,
		title,
		instrument: known ?? wanted,
		languages: content.languages,
		content: { ...content, consent: given.anonymous ? 'anonymous' : 'confidential' }
	});
}

/** Gives a survey one more address; it serves what the survey's other forms serve. */
export async function makeFor(db: Db, given: NewOpenForm, survey: string): Promise<OpenForm> {
	const [sibling] = await openForms.list(db, survey, { limit: 1 });
	return openForms.create(db, survey, detailsOf(given, sibling?.kind ?? 'general'));
}

function detailsOf(given: NewOpenForm, kind: FormKind): openForms.FormDetails {
	const { slug, label_zh: zh, label_en: en, site, service } = given;
	return {
		slug: slug || random(8),
		kind,
		label: { ...(zh && { zh }), ...(en && { en }) },
		...(site && { site }),
		...(service && { service })
	};
}

function random(length: number): string {
	return Array.from({ length }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('');
}
