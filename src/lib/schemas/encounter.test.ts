import { describe, expect, test } from 'vitest';
import { encounter } from './encounter.ts';

const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

const reported = (ended_at: string) =>
	encounter.safeParse({
		external_id: 'E-1',
		customer: { external_id: 'C-1' },
		site: 'north',
		service: 'repair',
		channel: 'visit',
		started_at: '2026-05-03T13:05:00+08:00',
		ended_at
	});

describe('a service contact has happened', () => {
	test.each([later(-1), later(23), later(13).replace('Z', '')])('%s is taken', (ended) => {
		expect(reported(ended).error).toBeUndefined();
	});

	test.each([later(25), later(25 + 14).replace('Z', ''), '2200-01-01T00:00:00Z'])(
		'%s is refused, and says why',
		(ended) => {
			expect(reported(ended).error?.issues).toMatchObject([
				{ path: ['ended_at'], params: { words: 'yetToCome' } }
			]);
		}
	);
});
