import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, placed } from './cursor.ts';

const position = z.object({
	rank: placed.number,
	due_at: placed.instant,
	name: placed.name,
	code: placed.code
});
const good = { rank: 5, due_at: '2026-05-03T06:05:00.123456+00:00', name: 'C-1 听', code: 'north' };

test('a cursor of ours leads back to where it was made', () => {
	for (const due_at of ['2026-05-03T06:05:00Z', '2026-05-03T14:05:00+08:00', good.due_at]) {
		const at = { ...good, due_at };
		expect(decodeCursor(encodeCursor(at), position)).toEqual(at);
	}
});

test.each([
	{ rank: 9007199254740991 },
	{ rank: 2 ** 31 },
	{ rank: 1.5 },
	{ due_at: 'zz' },
	{ due_at: '' },
	{ due_at: 'infinity' },
	{ due_at: '0000-01-01T00:00:00Z' },
	{ due_at: '2026-02-30T00:00:00Z' },
	{ due_at: '2026-05-03T06:05:00+23:00' },
	{ name: 'C\u0000' },
	{ name: 'C\ud800' },
	{ name: 'x'.repeat(201) },
	{ code: '\u0000' },
	{ code: 'NORTH' }
])('the forged part %j is refused', (forged) => {
	const cursor = encodeCursor({ ...good, ...forged });
	expect(() => decodeCursor(cursor, position)).toThrow('invalid: after');
});
