import { expect, test } from 'vitest';
import { stratifiedFolds } from './folds.ts';

test('each fold has the same share of each label, and the same seed gives the same folds', () => {
	const labels = Array.from({ length: 103 }, (_none, i) => (i % 4 === 0 ? 1 : 0));
	const folds = stratifiedFolds(labels, 5, 1);
	for (let fold = 0; fold < 5; fold += 1) {
		const rows = labels.filter((_label, row) => folds[row] === fold);
		expect(rows.length).toBeGreaterThanOrEqual(20);
		expect(rows.length).toBeLessThanOrEqual(22);
		const positives = rows.filter((label) => label === 1).length;
		expect(positives).toBeGreaterThanOrEqual(5);
		expect(positives).toBeLessThanOrEqual(6);
	}
	expect(stratifiedFolds(labels, 5, 1)).toEqual(folds);
	expect(stratifiedFolds(labels, 5, 2)).not.toEqual(folds);
});

test('rows of one group stay together', () => {
	const labels = Array.from({ length: 60 }, (_none, i) => i % 2);
	const groups = labels.map((_label, row) => Math.floor(row / 3));
	const folds = stratifiedFolds(labels, 5, 1, groups);
	groups.forEach((group, row) => expect(folds[row]).toBe(folds[group * 3]));
	expect(new Set(folds).size).toBe(5);
});
