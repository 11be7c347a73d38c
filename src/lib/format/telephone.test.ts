import { expect, test } from 'vitest';
import { telephone } from './telephone.ts';

test('a number is dialled without the marks that people write into it', () => {
	expect(telephone('(010) 6555-1234')).toBe('tel:01065551234');
	expect(telephone('+86 138 0000 0000')).toBe('tel:+8613800000000');
});
