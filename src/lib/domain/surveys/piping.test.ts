import { expect, test } from 'vitest';
import { pipe } from './piping.ts';

const facts = { site: 'North station', service: '', date: '2 Nov 2026', channel: null };

test('facts are put where they are named', () => {
	expect(pipe('How was {{site}} on {{ date }}?', facts)).toBe(
		'How was North station on 2 Nov 2026?'
	);
	expect(pipe('您{{date}}在{{site|我们这里}}办理', { date: '2026年11月2日', site: '北站' })).toBe(
		'您2026年11月2日在北站办理'
	);
});

test('a fact that is missing, blank or unknown gives way to its fallback', () => {
	expect(pipe('How was {{service|our service}}?', facts)).toBe('How was our service?');
	expect(pipe('By {{channel| phone }}', facts)).toBe('By phone');
	expect(pipe('{{nobody|us}} {{constructor|them}}', facts)).toBe('us them');
});

test('without a fallback nothing remains, also no double space', () => {
	expect(pipe('Your visit {{service}} in May', facts)).toBe('Your visit in May');
	expect(pipe('Your visit {{service}}.', facts)).toBe('Your visit.');
	expect(pipe('{{service}} was fine', facts)).toBe('was fine');
	expect(pipe('Fine {{service}} {{nobody}} today', facts)).toBe('Fine today');
	expect(pipe('您对{{service}}满意吗？', facts)).toBe('您对满意吗？');
});

test('braces never remain', () => {
	for (const text of [
		'{{site',
		'site}}',
		'{{{site}}}',
		'{{}}',
		'{{|}}',
		'{{a|b|c}}',
		'{{ {{site}} }}'
	]) {
		expect(pipe(text, facts)).not.toMatch(/\{\{|\}\}/);
	}
	expect(pipe('a {b} c', facts)).toBe('a {b} c');
});

test('what a fact says is not read for further placeholders', () => {
	expect(pipe('{{site}}', { site: '{{date}}', date: 'x' })).toBe('{{date}}');
});
