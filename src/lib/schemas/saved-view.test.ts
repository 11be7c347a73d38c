import { expect, test } from 'vitest';
import { readAddress, viewForm } from './saved-view.ts';

test('an address is kept as page and selection, whoever’s host it was pasted from', () => {
	expect(readAddress('https://heed.example.org/dashboard/when?site=north&score=empathy')).toEqual({
		path: '/dashboard/when',
		query: 'site=north&score=empathy'
	});
	expect(readAddress('/reports')).toEqual({ path: '/reports', query: '' });
	expect(readAddress('/training?site=north&/note')).toEqual({
		path: '/training',
		query: 'site=north'
	});
});

test('other pages and endless selections are no views', () => {
	for (const address of ['/customers', '//evil.test/x', '/dashboard/../settings', 'javascript:1']) {
		expect(readAddress(address)).toBeNull();
	}
	expect(readAddress(`/dashboard?site=${'x'.repeat(1000)}`)).toBeNull();
});

test('a view needs a name', () => {
	const { error } = viewForm.safeParse({ name: ' ', address: '/dashboard' });
	expect(error?.issues.map(({ path, message }) => [path.join(), message])).toEqual([
		['name', 'required']
	]);
});
