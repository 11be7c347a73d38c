import { describe, expect, test } from 'vitest';
import { isEncounterColumn, readEncounterLine } from './encounter-line.ts';

const NOW = new Date('2026-03-10T04:00:00Z');
const GIVEN = {
	...{ external_id: 'E-1', customer: 'C-1', site: 'North', service: 'repair', channel: 'Visit' },
	started_at: '2026/3/1 09:30'
};
const read = (cells: Record<string, string | number>) =>
	readEncounterLine({ ...GIVEN, ...cells }, 'Asia/Shanghai', NOW);

describe('a row of a file of service contacts', () => {
	test('is read with what it gives, and nothing else', () => {
		expect(
			read({ ended_at: '2026-03-01 10:00', segment: 'home', locale: 'zh-CN', name: ' ' })
		).toEqual({
			external_id: 'E-1',
			customer: { external_id: 'C-1', locale: 'zh', segment: 'home' },
			...{ site: 'north', service: 'repair', channel: 'visit', facts: [] },
			...{ started_at: '2026-03-01T01:30:00.000Z', ended_at: '2026-03-01T02:00:00.000Z' }
		});
	});

	test('that names one instant began and ended then', () => {
		expect(read({})).toMatchObject({ ended_at: '2026-03-01T01:30:00.000Z' });
		expect(read({ started_at: '', ended_at: '2026-03-01T00:00Z' })).toMatchObject({
			started_at: '2026-03-01T00:00:00.000Z'
		});
	});

	test('says when the customer left, which cannot lie ahead', () => {
		expect(read({ left_at: '2026-03-05' })).toMatchObject({
			customer: { external_id: 'C-1', left_at: '2026-03-04T16:00:00.000Z' }
		});
		expect(read({ left_at: '2026-03-15' })).toMatchObject({
			...{ code: 'future_date', column: 'left_at' }
		});
		expect(read({ left_at: 'soon' })).toMatchObject({ code: 'invalid_date', column: 'left_at' });
	});

	test('has a column for each quantity', () => {
		expect(
			read({
				promised_temperature_celsius: 18,
				measured_temperature_celsius: '15,5',
				promised_wait_minutes: '15',
				measured_wait_minutes: ''
			})
		).toMatchObject({
			promised: { temperature_celsius: 18, wait_minutes: 15 },
			measured: { temperature_celsius: 15.5 }
		});
		expect(read({ promised: '15', measured: 42 })).toMatchObject({ promised: 15, measured: 42 });
		expect(read({ promised: '2026-03-01 09:00' })).toMatchObject({
			promised: '2026-03-01T01:00:00.000Z'
		});
		expect(isEncounterColumn('promised_wait_minutes')).toBe(true);
		expect(isEncounterColumn('hoped_wait_minutes')).toBe(false);
	});

	test('lists its facts with any usual separator', () => {
		expect(
			read({ facts: 'Cancelled; service_fault，missed_callback', product: 'K2' })
		).toMatchObject({
			facts: ['cancelled', 'service_fault', 'missed_callback'],
			product: 'K2'
		});
	});

	test.each([
		[{ external_id: ' ' }, 'missing_external_id', 'external_id'],
		[{ customer: '' }, 'unknown_customer', 'customer'],
		[{ site: '' }, 'unknown_site', 'site'],
		[{ service: 'a b' }, 'unknown_service', 'service'],
		[{ channel: '' }, 'invalid_channel', 'channel'],
		[{ started_at: '' }, 'invalid_date', 'started_at'],
		[{ ended_at: 'soon' }, 'invalid_date', 'ended_at'],
		[{ ended_at: '2026-02-28' }, 'invalid_date', 'ended_at'],
		[{ ended_at: '2027-01-01' }, 'future_date', 'ended_at'],
		[{ locale: 'fr' }, 'invalid_locale', 'locale'],
		[{ promised_wait_minutes: 'long' }, 'invalid_quantity', 'promised_wait_minutes'],
		[{ facts: 'cancelled unheard_of' }, 'unknown_fact', 'facts'],
		[{ batch: 'x'.repeat(101) }, 'too_long', 'batch']
	])('with %j is refused: %s', (cells, code, column) => {
		expect(read(cells)).toMatchObject({ code, column });
	});
});
