/** A file of customers to invite: read, checked, and either tried or done, row by row. */
import { z } from 'zod';
import { customerFacts } from '#lib/schemas/encounter.ts';
import { code } from '#lib/schemas/fields.ts';
import { invitedRow, type InvitedRow } from '#lib/schemas/invitation-list.ts';
import type { Json } from '../database.types.ts';
import { DbError, unwrap, type Db } from './db.ts';
import { readTable, type ImportRow } from './import-formats.ts';
import { newToken } from './invitation-token.ts';
import { expiry } from './invitations.ts';

export const LIST_COLUMNS = ['customer', 'email', 'phone', 'name', 'locale', 'site'] as const;
/** A larger list goes in parts: each is one request. */
export const LIST_ROWS_MOST = 5_000;

const LINES_A_BATCH = 200;

export type ListedRow = InvitedRow & { customer: string };
export type ListReport = { rows: ListedRow[]; unknownColumns: string[]; isTrial: boolean };

type Line = { row: number; customer: z.output<typeof customerFacts>; site?: string };

/**
 * Invites everybody on a list through a channel, or tells what would happen.
 *
 * Errors: `unknown_survey`, `survey_not_open`, `channel_not_available`; `invalid` for a file without
 * the column `customer`; `payload_too_large` for too many rows.
 */
export async function inviteList(
	db: Db,
	survey: string,
	channel: string,
	bytes: Uint8Array,
	isTrial: boolean
): Promise<ListReport> {
	const table = await readTable(bytes);
	if (!table.columns.includes('customer')) throw new DbError('invalid', 'customer');
	const known: readonly string[] = LIST_COLUMNS;
	const report: ListReport = {
		rows: [],
		unknownColumns: table.columns.filter((column) => !known.includes(column)),
		isTrial
	};
	let batch: Line[] = [];
	const send = async () => {
		report.rows.push(...(await store(db, survey, channel, batch, isTrial)));
		batch = [];
	};
	let count = 0;
	for await (const row of table.rows) {
		count += 1;
		if (count > LIST_ROWS_MOST) throw new DbError('payload_too_large', String(LIST_ROWS_MOST));
		const line = lineOf(row);
		if ('code' in line) report.rows.push(line);
		else batch.push(line);
		if (batch.length >= LINES_A_BATCH) await send();
	}
	// An empty batch, too: the database refuses closed surveys and unknown channels.
	await send();
	report.rows.sort((a, b) => a.row - b.row);
	return report;
}

const email = z.email();

function lineOf(row: ImportRow): Line | ListedRow {
	if (!('cells' in row)) return { row: row.row, code: 'invalid_row', customer: '' };
	const cell = (name: string) => String(row.cells[name] ?? '').trim() || undefined;
	const customer = customerFacts.safeParse({
		external_id: cell('customer'),
		name: cell('name'),
		email: cell('email'),
		phone: cell('phone'),
		locale: cell('locale')
	});
	const site = code.optional().safeParse(cell('site'));
	const shown = cell('customer') ?? '';
	if (!customer.success || !site.success) {
		const wrong = customer.error?.issues[0]?.path[0];
		const field =
			wrong === 'external_id' ? 'missing_customer' : `invalid_${String(wrong ?? 'site')}`;
		return { row: row.row, code: field, customer: shown };
	}
	if (customer.data.email !== undefined && !email.safeParse(customer.data.email).success) {
		return { row: row.row, code: 'invalid_email', customer: shown };
	}
	return { row: row.row, customer: customer.data, ...(site.data && { site: site.data }) };
}

async function store(
	{ client, organization }: Db,
	survey: string,
	channel: string,
	lines: readonly Line[],
	isTrial: boolean
): Promise<ListedRow[]> {
	const keyed = await Promise.all(
		lines.map(async (line) => {
			const { nonce, hash } = await newToken();
			return { ...line, nonce, token_hash: hash };
		})
	);
	const done = z.array(invitedRow).parse(
		unwrap(
			await client.rpc('invite_list', {
				p_organization: organization,
				p_survey: survey,
				p_channel: channel,
				p_lines: JSON.parse(JSON.stringify(keyed)) as Json,
				p_expires_at: expiry(),
				p_is_trial: isTrial
			})
		)
	);
	const nameOf = new Map(lines.map(({ row, customer }) => [row, customer.external_id]));
	return done.map((one) => ({ ...one, customer: nameOf.get(one.row) ?? '' }));
}
