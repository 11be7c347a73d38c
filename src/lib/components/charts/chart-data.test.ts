import { expect, test } from 'vitest';
import { chartCsv, fileName } from './chart-data.ts';

test('a file has every digit, and nothing where there is no number', () => {
	const csv = chartCsv({
		columns: [{ label: '网点' }, { label: 'Gap', format: (value) => value.toFixed(1) }],
		rows: [
			{ key: 'a', cells: ['North, "old"', -0.123456789] },
			{ key: 'b', cells: ['=1+1', null] }
		]
	});
	expect(csv).toBe('\uFEFF网点,Gap\r\n"North, ""old""",-0.123456789\r\n\'=1+1,\r\n');
});

test('a title becomes the name of a file in both languages', () => {
	expect(fileName('Dimensions: expectation / perception')).toBe(
		'dimensions-expectation-perception'
	);
	expect(fileName('五个维度：期望与感知')).toBe('五个维度-期望与感知');
	expect(fileName('../')).toBe('chart');
});
