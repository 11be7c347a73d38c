/** Instruments to choose from: an organisation's own, and the built-in library. */
import { instrumentAnswer, type InstrumentAnswer } from '#lib/schemas/instrument.ts';
import { unwrap, type Db } from './db.ts';

/** The built-in instruments by code; one is copied when a survey first uses it. */
export async function templates({ client, organization }: Db): Promise<InstrumentAnswer[]> {
	const found = unwrap(await client.rpc('instrument_templates', { p_organization: organization }));
	return found.map(({ definition }) =>
		instrumentAnswer.parse({ ...(definition as object), version: 1 })
	);
}

/** What a new survey would be made on: the own latest version, else the library's; null for neither. */
export async function latest(db: Db, code: string): Promise<InstrumentAnswer | null> {
	const [own] = unwrap(
		await db.client
			.from('instruments')
			.select('version, definition')
			.eq('organization_id', db.organization)
			.eq('code', code)
			.order('version', { ascending: false })
			.limit(1)
	);
	if (own) return instrumentAnswer.parse({ ...(own.definition as object), version: own.version });
	return (await templates(db)).find((template) => template.code === code) ?? null;
}
