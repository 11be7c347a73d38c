import { expect, test } from 'vitest';
import { textHash } from './text-hash.ts';

// Published test vectors of FNV-1a, 32 bits.
test.each([
	['', '811c9dc5'],
	['a', 'e40c292c'],
	['foobar', 'bf9cf968']
])('%j has the fingerprint that the method prescribes', (text, hash) => {
	expect(textHash(text)).toBe(hash);
});

test('Chinese texts that differ in one character differ', () => {
	expect(textHash('上门准时')).not.toBe(textHash('上门准点'));
});
