import { describe, expect, test } from 'vitest';
import { readComplaintLine } from './complaint-line.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const read = (cells: Record<string, string>) =>
	readComplaintLine({ external_id: 'K-1', ...cells }, 'Asia/Shanghai', NOW);

describe('a row of a file of complaints', () => {
	test('is read with what it gives, and nothing else', () => {
		expect(
			read({
				...{ received_at: '2026/3/1 09:30', channel: 'Phone', cause: 'service_attitude' },
				...{ words: ' Rude. ', site: 'North', locale: 'zh-CN', customer: '', remedy: ' ' }
			})
		).toEqual({
			...{ external_id: 'K-1', received_at: '2026-03-01T01:30:00.000Z', channel: 'phone' },
			...{ cause: 'service_attitude', words: 'Rude.', site: 'north', locale: 'zh' }
		});
	});

	test('may be one that has ended', () => {
		const ended = { received_at: '2026-03-01', closed_at: '2026-03-02', outcome: 'solved' };
		expect(read(ended)).toMatchObject({
			closed_at: '2026-03-01T16:00:00.000Z',
			outcome: 'solved'
		});
	});

	test.each([
		[{ external_id: ' ' }, 'missing_external_id', 'external_id'],
		[{ received_at: 'yesterday' }, 'invalid_date', 'received_at'],
		[{ happened_at: '2027-01-01' }, 'future_date', 'happened_at'],
		[{ channel: 'pigeon' }, 'invalid_channel', 'channel'],
		[{ category: 'service_attitude' }, 'unknown_cause', 'category'],
		[{ cause: 'service' }, 'unknown_cause', 'cause'],
		[{ locale: 'fr' }, 'invalid_locale', 'locale'],
		[{ words: 'x'.repeat(4001) }, 'too_long', 'words'],
		[{ closed_at: '2026-03-02' }, 'invalid_end', 'closed_at'],
		[{ outcome: 'solved' }, 'invalid_end', 'closed_at'],
		[{ outcome: 'forgotten', closed_at: '2026-03-02' }, 'invalid_end', 'outcome'],
		[
			{ received_at: '2026-03-03', closed_at: '2026-03-02', outcome: 'solved' },
			'invalid_end',
			'closed_at'
		]
	])('with %j is refused: %s', (cells, code, column) => {
		expect(read(cells)).toMatchObject({ code, column });
	});
});
