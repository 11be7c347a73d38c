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
	[{ SUPABASE_URL: 'https://x.test' }, /SUPABASE_PUBLISHABLE_KEY/]
])('%j is refused by name', (source, words) => {
	expect(() => readEnvironment(source)).toThrow(StartError);
	expect(() => readEnvironment(source)).toThrow(words);
});
