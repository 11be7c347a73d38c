import { expect, test } from 'vitest';
import { historicRate } from './history.ts';

test('a history of fewer than 30 is none', () => {
	expect(historicRate({ n: 29, complaints: 10 })).toBeNull();
	expect(historicRate({ n: 40, complaints: 10 })).toBe(0.25);
});
