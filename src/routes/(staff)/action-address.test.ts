import { expect, test } from 'vitest';
import { actionAddress } from './action-address.ts';

const address = (query: string) => actionAddress(new URL(`https://heed.test/${query}`), 'note');

test('an action keeps what the page was narrowed down to, and forgets the action before it', () => {
	expect(address('')).toBe('?/note');
	expect(address('?site=north&exclude=fast&exclude=bot')).toBe(
		'?site=north&exclude=fast&exclude=bot&/note'
	);
	expect(address('?site=north&/remove')).toBe('?site=north&/note');
	expect(address('?note=a%26b')).toBe('?note=a%26b&/note');
});
