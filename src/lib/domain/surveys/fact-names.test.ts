import { expect, test } from 'vitest';
import { factsWithoutFallback, unknownFacts } from './fact-names.ts';

test.each([
	['plain words', []],
	['about {{service}} at {{site|our office}}', []],
	['spaces do not matter: {{ site | here }}', []],
	['{{city}} and {{City|there}}', ['{{city}}', '{{City|there}}']],
	['{{}} says nothing', ['{{}}']],
	['{{site is left open', ['{{site is left open']],
	['site}} was never opened', ['site}}']],
	['one brace {site} is only a brace', []]
])('%s', (text, expected) => {
	expect(unknownFacts(text)).toEqual(expected);
});

test('a fact without a fallback is found, unless it is always known', () => {
	expect(factsWithoutFallback('{{organization}} 在 {{site}}、{{date|上次}} {{site}}')).toEqual([
		'site'
	]);
	expect(factsWithoutFallback('{{site|}}')).toEqual(['site']);
});
