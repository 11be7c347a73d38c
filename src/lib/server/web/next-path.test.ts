import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

test.each(['/', '/customers', '/customers?band=red', '/a/b#c', '/surveys/after-service?x=%20'])(
	'%s stays on this site',
	(path) => {
		expect(nextPath(path)).toBe(path);
	}
);

test.each([
	'',
	'customers',
	'//evil.test',
	'///evil.test',
	'/\\evil.test',
	'\\\\evil.test',
	'/%2f%2fevil.test',
	'/%2Fevil.test',
	'/%5cevil.test',
	'/%5C%5Cevil.test',
	'http://evil.test',
	'https:evil.test',
	'javascript:alert(1)',
	'data:text/html,x',
	'/\t/evil.test',
	'/\n/evil.test',
	'/%09/evil.test',
	'/%0d%0aLocation: x',
	' /customers',
	'/\u0000',
	null,
	42
])('%j leads to the front page instead', (path) => {
	expect(nextPath(path)).toBe('/');
});
