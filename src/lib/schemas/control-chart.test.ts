import { expect, test } from 'vitest';
import { readChartChoice } from './control-chart.ts';

const read = (query: string) => readChartChoice(new URLSearchParams(query), ['a', 'b']);

test('without a choice the chart shows the overall score and chooses its own baseline', () => {
	expect(read('')).toEqual({ score: 'overall', baseline: null, problems: {} });
	expect(read('score=&baseline=')).toEqual({ score: 'overall', baseline: null, problems: {} });
});

test('a dimension and a baseline are taken from the address', () => {
	expect(read('score=b&baseline=2025-01..2025-12')).toEqual({
		score: 'b',
		baseline: { from: '2025-01', to: '2025-12' },
		problems: {}
	});
});

test('nonsense is left out and named', () => {
	expect(read('score=zz&baseline=lately')).toEqual({
		score: 'overall',
		baseline: null,
		problems: { score: true, baseline: true }
	});
});
