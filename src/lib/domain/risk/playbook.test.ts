import { expect, test } from 'vitest';
import { playbookOf, playbooksFor, tasksOf } from './playbook.ts';
import { PLAYBOOKS } from './playbook-library.ts';
import { SIGNALS } from './signals.ts';

const own = {
	...PLAYBOOKS.other,
	words: { zh: '我们自己的话', en: 'Our own words' }
};
const reason = (signal: string, points = 2, isMustAct = false) => ({ signal, points, isMustAct });

test.each(SIGNALS)('there is a shipped playbook for %s, whole in both languages', (signal) => {
	expect(Object.hasOwn(PLAYBOOKS, signal)).toBe(true);
	const { words, tasks, mail } = playbookOf(signal, {});
	for (const text of [words, tasks, mail]) {
		expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
		expect(text.en).toMatch(/[a-z]/i);
		expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
	}
	expect(tasksOf(tasks.zh)).toHaveLength(tasksOf(tasks.en).length);
});

test('own words stand over the shipped ones, and a signal of which nothing is known has words too', () => {
	expect(playbookOf('long_wait', { long_wait: own })).toMatchObject({
		isOwn: true,
		words: { en: 'Our own words' }
	});
	expect(playbookOf('long_wait', {})).toMatchObject({ isOwn: false, ...PLAYBOOKS['long_wait'] });
	expect(playbookOf('toString', {})).toMatchObject({ isOwn: false, ...PLAYBOOKS.other });
});

test('reasons that lower the risk need no playbook; each is named once, the gravest first', () => {
	const rows = [
		reason('regulator_named', 0, true),
		reason('long_wait'),
		reason('long_wait', 1),
		reason('case_solved', -2),
		reason('low_answer')
	];
	expect(playbooksFor(rows, {}, 2).map(({ signal }) => signal)).toEqual([
		'regulator_named',
		'long_wait'
	]);
	expect(playbooksFor([reason('case_solved', -2)], {}, 2)).toEqual([]);
});

test('blank lines are no tasks', () => {
	expect(tasksOf(' Call.\n\n  Write it down. \n')).toEqual(['Call.', 'Write it down.']);
});
