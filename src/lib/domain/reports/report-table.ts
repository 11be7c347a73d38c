/** How the numbers of a column are read: a score of the scale, a difference, a share, a count, or words. */
export type ColumnKind = 'text' | 'score' | 'gap' | 'share' | 'count' | 'mixed';

/** A table of a report: shown on the page and written into the file, from one source. */
export type ReportTable = {
	code: 'summary' | 'dimensions' | 'months' | 'drivers' | 'items' | 'method';
	title: string;
	columns: { label: string; kind: ColumnKind }[];
	/** `kind` of a row overrides that of mixed columns. */
	rows: { key: string; kind?: ColumnKind; cells: (string | number | null)[] }[];
};
