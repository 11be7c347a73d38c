/** The numbers of a chart as a table: shown, read out and downloaded from one source. */
import { defuse } from '#lib/domain/responses/defuse.ts';
import type { Locale } from '#lib/messages/message.ts';

export type ChartColumn = {
	label: string;
	/** How a number of this column is shown; a file gets all its digits. */
	format?: (value: number) => string;
};
/** null where a number cannot be had; then a later cell of the row says why. */
export type ChartRow = { key: string; cells: readonly (string | number | null)[] };
export type ChartData = { columns: readonly ChartColumn[]; rows: readonly ChartRow[] };

/** What every chart says about itself. */
export type ChartFrame = {
	title: string;
	/** What it rests on: "n = 360 · 1 Jan 2026 to 31 Mar 2026". */
	basis: string;
	/** All numbers of the chart in words. */
	description: string;
	data: ChartData;
	locale: Locale;
	/** Stands beside another chart where there is room. */
	isHalf?: boolean;
};

/**
 * The table as CSV (RFC 4180), with a byte order mark: without it, spreadsheets take Chinese for
 * something else. Words that would run as a formula are defused.
 */
export function chartCsv({ columns, rows }: ChartData): string {
	const lines = [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells)];
	return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = defuse(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** "Overall gap by month" → "overall-gap-by-month": safe as the name of a file in every system. */
export function fileName(title: string): string {
	const name = title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return name || 'chart';
}
