import { expect, test } from 'vitest';
import { readEnvironment, StartError } from './environment.ts';

test('nothing set means embedded, demo data, and port 3000 on loopback', () => {
	expect(readEnvironment({})).toMatchObject({
		PORT: 3000,
		HOST: '127.0.0.1',
		HEED_DATA_DIR: '.data',
		seed: 'demo',
		baseUrl: 'http://127.0.0.1:3000'
	});
});

test('production and hosted projects are seeded only when asked to', () => {
	expect(readEnvironment({ NODE_ENV: 'production' }).seed).toBe('none');
	expect(readEnvironment({ NODE_ENV: 'production', HEED_SEED: 'demo' }).seed).toBe('demo');
	const hosted = {
		SUPABASE_URL: 'https://x.test',
		SUPABASE_PUBLISHABLE_KEY: 'a',
		SUPABASE_SECRET_KEY: 'b'
	};
	expect(readEnvironment(hosted).seed).toBe('none');
});

test.each([
	[{ PORT: 'eighty' }, /PORT/],
	[{ HEED_SEED: 'everything' }, /HEED_SEED/],
	[{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
	[{ SUPABASE_URL: 'https://x.test' }, /SUPABASE_PUBLISHABLE_KEY/],
	[{ LLM_URL: 'https://llm.test/v1' }, /LLM_MODEL/],
	[{ LLM_URL: 'llm.test' }, /LLM_URL/]
])('%j is refused by name', (source, words) => {
	expect(() => readEnvironment(source)).toThrow(StartError);
	expect(() => readEnvironment(source)).toThrow(words);
});

test('an outside model is asked only where one is named', () => {
	expect(readEnvironment({ LLM_KEY: 'k', LLM_MODEL: 'm' }).outsideModel).toBeNull();
	const named = { LLM_URL: 'https://llm.test/v1', LLM_MODEL: 'm' };
	expect(readEnvironment(named).outsideModel).toEqual({ url: 'https://llm.test/v1', model: 'm' });
	expect(readEnvironment({ ...named, LLM_KEY: 'k' }).outsideModel).toMatchObject({ key: 'k' });
});
