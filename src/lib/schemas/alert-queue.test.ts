import { expect, test } from 'vitest';
import { preventionRulesForm } from './alert-queue.ts';

const problemsOf = (given: Record<string, unknown>) =>
	preventionRulesForm
		.safeParse(given)
		.error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

test('an empty limit is none, and what is said is kept', () => {
	expect(preventionRulesForm.parse({ weekly_capacity: ' 12 ', minimum_points: '' })).toMatchObject({
		weekly_capacity: '12',
		minimum_points: '',
		cluster_customers: 5,
		amber_at_once: false
	});
});

test.each([
	['twelve', 'number_needed'],
	['0', 'out_of_range'],
	['10001', 'out_of_range'],
	['1.5', 'number_needed'],
	['-3', 'number_needed']
])('a capacity of %s is refused with one reason: %s', (weekly_capacity, reason) => {
	expect(problemsOf({ weekly_capacity })).toEqual([['weekly_capacity', reason]]);
});

test('a cluster has three customers at least', () => {
	expect(problemsOf({ cluster_customers: '2' })).toEqual([['cluster_customers', 'out_of_range']]);
	expect(problemsOf({ cluster_customers: '3' })).toEqual([]);
});
