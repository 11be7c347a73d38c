/** What service contacts are sorted by: sites and services. */
import { z } from 'zod';
import { bilingualAnswer } from '#lib/schemas/fields.ts';
import { unwrap, type Db } from './db.ts';

export type Page = { after: string | undefined; limit: number };

export const catalogEntry = z
	.object({ code: z.string(), name: bilingualAnswer })
	.meta({ id: 'CatalogEntry' });
export type CatalogEntry = z.output<typeof catalogEntry>;

/** Sites by code, beginning after one. */
export function sites(db: Db, page: Page): Promise<CatalogEntry[]> {
	return entries(db, 'sites', page);
}

/** Services by code, beginning after one. */
export function services(db: Db, page: Page): Promise<CatalogEntry[]> {
	return entries(db, 'services', page);
}

async function entries(
	{ client, organization }: Db,
	table: 'sites' | 'services',
	{ after = '', limit }: Page
): Promise<CatalogEntry[]> {
	const found = unwrap(
		await client
			.from(table)
			.select('code, name')
			.eq('organization_id', organization)
			.gt('code', after)
			.order('code')
			.limit(limit)
	);
	return z.array(catalogEntry).parse(found);
}
