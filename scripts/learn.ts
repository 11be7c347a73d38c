/**
 * `npm run learn -- FILE --label COLUMN [--text COLUMN | --features a,b,c] [--json]`: runs the product's own
 * learners on a CSV, cross-validated, and prints how good they are. Nothing is fitted outside the rows it is
 * trained on.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { evaluateRisk } from '../src/lib/domain/learning/risk-evaluation.ts';
import { columnOf, copiesOf } from '../src/lib/domain/learning/table.ts';
import { decodeText, delimiterOf } from '../src/lib/server/import-formats.ts';
import { hashText } from '../src/lib/domain/text/hashed-text.ts';
import { accuracyOfFew } from '../src/lib/domain/text/few-labels.ts';
import { lexiconScore } from '../src/lib/domain/text/lexicon-score.ts';
import { judgeText } from '../src/lib/domain/text/text-judge.ts';
import { evaluateText } from '../src/lib/domain/text/text-evaluation.ts';

const USAGE =
	'Usage: npm run learn -- FILE --label COLUMN [--text COLUMN | --features a,b,c] [--json]';
/** Words for "it happened", in the order in which they are looked for. */
const YES = ['1', '1.0', 'yes', 'true', 'y', 't', '是'];

try {
	const { file, label, text, features, isJson } = readArguments();
	const rows = readRows(file);
	needColumns(rows, [label, ...(text === undefined ? [] : [text]), ...(features ?? [])]);
	const began = performance.now();
	const report =
		text === undefined ? riskReport(rows, label, features) : textReport(rows, label, text);
	const figures = { ...report, seconds: (performance.now() - began) / 1000 };
	console.log(isJson ? JSON.stringify(figures) : asLines(figures));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
}

type Row = Readonly<Record<string, string>>;

function readArguments() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			label: { type: 'string' },
			text: { type: 'string' },
			features: { type: 'string' },
			json: { type: 'boolean' }
		}
	});
	const [file] = positionals;
	const isTwice = values.text !== undefined && values.features !== undefined;
	if (file === undefined || values.label === undefined || isTwice) throw new Error(USAGE);
	return {
		file,
		label: values.label,
		text: values.text,
		features: values.features?.split(',').map((name) => name.trim()),
		isJson: values.json ?? false
	};
}

function readRows(file: string): Row[] {
	const text = decodeText(readFileSync(file));
	return parse(text, {
		columns: distinctNames,
		bom: true,
		delimiter: delimiterOf(text),
		skip_empty_lines: true
	});
}

/** Names without blanks around them; the second of one name is "name (2)". */
function distinctNames(header: readonly string[]): string[] {
	const seen = new Map<string, number>();
	return header.map((cell) => {
		const name = cell.trim();
		const times = (seen.get(name) ?? 0) + 1;
		seen.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}

function needColumns(rows: readonly Row[], wanted: readonly string[]): void {
	if (rows.length === 0) throw new Error('The file has no rows of data.');
	const names = Object.keys(rows[0] ?? {});
	for (const name of wanted) {
		if (!names.includes(name)) {
			throw new Error(`The file has no column ${name}. It has: ${names.join(', ')}.`);
		}
	}
}

function cellsOf(rows: readonly Row[], name: string): string[] {
	return rows.map((row) => row[name] ?? '');
}

function riskReport(all: readonly Row[], label: string, wanted: readonly string[] | undefined) {
	// Of whom it is not known what came, nothing can be learned.
	const rows = all.filter((row) => (row[label] ?? '').trim() !== '');
	const labels = binary(cellsOf(rows, label), label);
	const names = wanted ?? Object.keys(all[0] ?? {}).filter((name) => name !== label);
	const columns = names.map((name) => columnOf(name, cellsOf(rows, name)));
	const found = evaluateRisk(columns, labels);
	return {
		task: 'risk',
		rows: found.rows,
		label_rate: found.labelRate,
		folds: found.folds,
		verdict: found.verdict === 'signal' ? 'usable signal' : 'no usable signal',
		roc_auc: found.auc,
		roc_auc_ci95: found.aucCi95,
		average_precision: found.averagePrecision,
		brier: found.brier,
		calibration_slope: found.calibrationSlope,
		ece: found.ece,
		precision_at_10pct: found.precisionAtTenth,
		lift_at_10pct: found.liftAtTenth,
		parts_max: found.partsMax,
		copies: found.copies,
		without_label: all.length - rows.length,
		left_out: found.identifiers,
		leaks: found.leaks
	};
}

function textReport(rows: readonly Row[], label: string, text: string) {
	const given = cellsOf(rows, label).map((cell) => cell.trim());
	const classes = [...new Set(given)].toSorted();
	const words = cellsOf(rows, text);
	const labels = given.map((cell) => classes.indexOf(cell));
	const { groups, copies } = copiesOf([columnOf(text, words)], words.length);
	// Words of content and discontent tell two classes apart, not many.
	const lexicon = classes.length === 2 ? words.map(lexiconScore) : undefined;
	const ready = { hashed: words.map(hashText), lexicon };
	const found = evaluateText(ready, labels, classes.length, groups);
	const few = classes.length === 2 ? accuracyOfFew(ready, labels, 2, groups) : null;
	const began = performance.now();
	for (const said of words) {
		judgeText(found.judge, hashText(said), lexicon && lexiconScore(said));
	}
	const seconds = (performance.now() - began) / 1000;
	return {
		task: 'text',
		rows: found.rows,
		classes: found.classes,
		folds: found.folds,
		verdict: found.verdict === 'signal' ? 'usable signal' : 'no usable signal',
		accuracy: found.accuracy,
		accuracy_ci95: found.accuracyCi95,
		macro_f1: found.macroF1,
		accuracy_100_labels: few?.accuracy ?? null,
		accuracy_100_labels_lowest: few?.lowest ?? null,
		model_kb: found.judge.model.weights.byteLength / 1024,
		docs_per_second: Math.round(words.length / seconds),
		copies
	};
}

/** 1 where the outcome came; of two other values, the rarer is the outcome. */
function binary(cells: readonly string[], label: string): number[] {
	const given = cells.map((cell) => cell.trim().toLowerCase());
	const values = [...new Set(given)];
	if (values.length !== 2) {
		throw new Error(
			`Column ${label} must hold two values in every row; it holds ${values.length}.`
		);
	}
	const count = (value: string) => given.filter((cell) => cell === value).length;
	const outcome =
		YES.find((word) => values.includes(word)) ??
		values.toSorted((a, b) => count(a) - count(b) || (a < b ? -1 : 1))[0];
	return given.map((cell) => (cell === outcome ? 1 : 0));
}

function asLines(figures: Readonly<Record<string, unknown>>): string {
	const width = Math.max(...Object.keys(figures).map((key) => key.length));
	return Object.entries(figures)
		.map(([key, value]) => `${key.padEnd(width)}  ${said(value)}`)
		.join('\n');
}

function said(value: unknown): string {
	if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(said).join(', ');
	if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(4);
	return typeof value === 'string' ? value : 'not enough data';
}
