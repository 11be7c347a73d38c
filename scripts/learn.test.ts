/** What `npm run learn` prints, on files made here and, where they are, on public ones. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const directory = mkdtempSync(join(tmpdir(), 'heed-learn-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const PUBLIC = new URL('../../shared/data/', import.meta.url).pathname;

const learn = (...args: string[]): Record<string, unknown> =>
	JSON.parse(
		execFileSync(process.execPath, ['scripts/learn.ts', ...args, '--json'], { encoding: 'utf8' })
	) as Record<string, unknown>;

function refused(...args: string[]): string {
	const { status, stderr } = spawnSync(process.execPath, ['scripts/learn.ts', ...args], {
		encoding: 'utf8'
	});
	expect(status).toBe(1);
	return stderr;
}

function file(name: string, lines: readonly string[]): string {
	const path = join(directory, name);
	writeFileSync(path, `${lines.join('\n')}\n`);
	return path;
}

const waits = file('waits.csv', [
	'id,wait,left',
	...Array.from(
		{ length: 300 },
		(_none, i) => `C-${i},${(i * 7) % 50},${(i * 7) % 50 > 30 !== (i % 9 === 0) ? 'yes' : 'no'}`
	)
]);

// Every run is a process of its own.
describe('npm run learn', { timeout: 60_000 }, () => {
	test('prints the figures of a table under the names of the contract', () => {
		const figures = learn(waits, '--label', 'left');
		expect(Object.keys(figures)).toEqual(
			expect.arrayContaining(
				'task rows label_rate folds roc_auc average_precision brier calibration_slope ece precision_at_10pct lift_at_10pct parts_max seconds'.split(
					' '
				)
			)
		);
		expect(figures).toMatchObject({
			task: 'risk',
			rows: 300,
			folds: 5,
			verdict: 'usable signal',
			left_out: ['id'],
			parts_max: 1
		});
		expect(figures['roc_auc']).toBeGreaterThan(0.8);
	});

	test('prints the figures of texts under the names of the contract', () => {
		const texts = file('texts.csv', [
			'words,kind',
			...Array.from({ length: 60 }, (_none, i) =>
				i % 2 ? `送得太慢 ${i},late` : `价格太贵 ${i},price`
			)
		]);
		const figures = learn(texts, '--label', 'kind', '--text', 'words');
		expect(Object.keys(figures)).toEqual(
			expect.arrayContaining(
				'task rows classes folds accuracy macro_f1 model_kb docs_per_second seconds'.split(' ')
			)
		);
		expect(figures).toMatchObject({ task: 'text', rows: 60, classes: 2, accuracy: 1, macro_f1: 1 });
	});

	test('says what is wrong with a file, and what could be given instead', () => {
		expect(refused(waits)).toContain('Usage: npm run learn');
		expect(refused(waits, '--label', 'gone')).toContain(
			'The file has no column gone. It has: id, wait, left.'
		);
		expect(refused(waits, '--label', 'wait')).toContain(
			'must hold two values in every row; it holds 50'
		);
		expect(refused(file('few.csv', ['a,y', '1,yes', '2,no']), '--label', 'y')).toContain(
			'Not enough data: 2 rows'
		);
		expect(refused(join(directory, 'nowhere.csv'), '--label', 'y')).toContain('ENOENT');
	});

	test('reads files as programs and people leave them', () => {
		const lines = Array.from({ length: 300 }, (_none, i) => {
			const wait = (i * 7) % 50;
			return { wait: String(wait), left: wait > 30 !== (i % 9 === 0) ? 'True' : 'False' };
		});
		const table = (of: (line: (typeof lines)[number], i: number) => string, head: string) => [
			head,
			...lines.map(of)
		];
		const found = (name: string, rows: readonly string[]) =>
			learn(file(name, rows), '--label', 'left');
		const usual = found(
			'usual.csv',
			table(({ wait, left }) => `${wait},${left}`, 'wait,left')
		);
		expect(usual).toMatchObject({ verdict: 'usable signal', rows: 300, copies: 0 });
		for (const [name, rows] of Object.entries({
			semicolons: table(({ wait, left }) => `${wait};${left}`, 'wait;left'),
			marked: table(({ wait, left }) => `${left},${wait}`, '\uFEFFleft,wait'),
			blanks: table(({ wait, left }) => ` ${wait} , ${left} `, ' wait , left '),
			empty: table(({ wait, left }) => `${wait},,NA,${left}`, 'wait,nothing,none,left'),
			constant: table(({ wait, left }) => `${wait},7,${left}`, 'wait,same,left'),
			twice: table(({ wait, left }) => `${wait},a,${left}`, 'wait,wait,left'),
			numbers: table(({ wait, left }) => `${wait}%,${left === 'True' ? '1' : '0'}`, 'wait,left'),
			lines: table(
				({ wait, left }, i) => `${wait},"note ${i}\nof ""two"" lines",${left}`,
				'wait,note,left'
			)
		})) {
			const { verdict, roc_auc } = found(`${name}.csv`, rows);
			expect({ name, verdict }).toEqual({ name, verdict: 'usable signal' });
			expect(roc_auc, name).toBeCloseTo(usual['roc_auc'] as number, 1);
		}
	});

	test('leaves out rows of which nobody knows what came, and says how many', () => {
		const rows = Array.from(
			{ length: 300 },
			(_none, i) => `${i % 50},${i % 10 === 0 ? '' : i % 50 > 30 ? 'yes' : 'no'}`
		);
		const found = learn(file('unlabelled.csv', ['wait,left', ...rows]), '--label', 'left');
		expect(found).toMatchObject({ rows: 270, without_label: 30 });
	});

	test('has no usable signal where nothing tells people apart', () => {
		const rows = Array.from({ length: 200 }, (_none, i) => `7,${i % 3 === 0 ? 'yes' : 'no'}`);
		const found = learn(file('alike.csv', ['same,left', ...rows]), '--label', 'left');
		expect(found).toMatchObject({ verdict: 'no usable signal', rows: 200 });
		const alone = learn(
			file('alone.csv', ['left', ...rows.map((row) => row.slice(2))]),
			'--label',
			'left'
		);
		expect(alone['verdict']).toBe('no usable signal');
		expect(refused(file('none.csv', ['wait,left']), '--label', 'left')).toContain(
			'no rows of data'
		);
		const one = Array.from({ length: 60 }, (_none, i) => `${i},no`);
		expect(refused(file('one.csv', ['wait,left', ...one]), '--label', 'left')).toContain(
			'it holds 1'
		);
	});

	test.skipIf(!existsSync(PUBLIC))(
		'reaches its goals on public files',
		() => {
			const churn = learn(`${PUBLIC}telco_churn.csv`, '--label', 'Churn');
			expect(churn['roc_auc']).toBeGreaterThanOrEqual(0.845);
			expect(churn['brier']).toBeLessThanOrEqual(0.136);
			expect(churn['ece']).toBeLessThanOrEqual(0.015);
			expect(churn['precision_at_10pct']).toBeGreaterThanOrEqual(0.755);
			expect(churn['parts_max']).toBeLessThanOrEqual(12);
			const reviews = learn(`${PUBLIC}waimai_10k.csv`, '--label', 'label', '--text', 'review');
			expect(reviews['accuracy']).toBeGreaterThanOrEqual(0.895);
			expect(reviews['macro_f1']).toBeGreaterThanOrEqual(0.878);
			expect(reviews['accuracy_100_labels']).toBeGreaterThanOrEqual(0.85);
			expect(reviews['model_kb']).toBeLessThanOrEqual(1024);
		},
		120_000
	);
});
