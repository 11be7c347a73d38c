/** One page of raw answers as the database hands it out. */
import { z } from 'zod';
import type { ExportRow } from '#lib/domain/responses/export-layout.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'spss', 'r'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const place = z.object({ at: z.string(), id: z.uuid() });
export type ExportPlace = z.output<typeof place>;

/**
 * The rows are told, not checked one by one: they come from one function of ours by the million, and
 * the column types of the database are the stricter schema.
 */
export const exportPage = z.object({
	rows: z.custom<ExportRow[]>((rows) => Array.isArray(rows)),
	next: place.nullable()
});
