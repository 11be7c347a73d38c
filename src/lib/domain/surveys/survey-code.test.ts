import { expect, test } from 'vitest';
import { freeCode, proposeCode, slug } from './survey-code.ts';

const CODE = /^[a-z0-9][a-z0-9_-]{0,62}$/;

test.each([
	['After a repair (2026)', 'after-a-repair-2026'],
	['Café & Hôtel', 'cafe-hotel'],
	['What’s new?', 'whats-new'],
	['客房 2 号', '2'],
	['维修回访', '']
])('%s becomes %j', (text, expected) => {
	expect(slug(text)).toBe(expected);
});

test('a code that is taken is counted on', () => {
	expect(freeCode('winter', [])).toBe('winter');
	expect(freeCode('winter', ['winter', 'winter-2'])).toBe('winter-3');
});

test('a survey takes its code from the English title, else from what it asks', () => {
	expect(proposeCode({ zh: '冬季', en: 'Winter' }, 'servqual-22', 'pulse', [])).toBe('winter');
	expect(proposeCode({ zh: '冬季' }, 'servqual-22', 'pulse', [])).toBe('servqual-22-pulse');
	expect(proposeCode({}, 'a_b', 'expectation_perception', [])).toBe('a-b-expectation-perception');
});

test('what is proposed is always a code, however long the title', () => {
	const taken = Array.from(
		{ length: 12 },
		(_, n) => `${'x'.repeat(59)}${n < 1 ? '' : `-${n + 1}`}`
	);
	const code = proposeCode({ en: 'x'.repeat(200) }, 'i', 'pulse', taken);
	expect(code).toMatch(CODE);
	expect(taken).not.toContain(code);
});
