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

describe('npm run learn', () => {
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
