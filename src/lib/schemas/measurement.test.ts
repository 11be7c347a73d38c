import { describe, expect, test } from 'vitest';
import { measurementFilter, readFilter, type FilterOptions } from './measurement.ts';

const options: FilterOptions = {
	surveys: [
		{ code: 'after-service', title: { zh: '服务后' }, status: 'open' },
		{ code: 'old', title: { en: 'Old' }, status: 'closed' }
	],
	sites: [{ code: 'north', name: { en: 'North' } }],
	services: [{ code: 'repair', name: { en: 'Repair' } }],
	channels: ['counter']
};
const read = (query: string) => readFilter(new URLSearchParams(query), options);

describe('the filter of an address', () => {
	test('everything that was chosen is kept', () => {
		const query =
			'survey=old&site=north&service=repair&channel=counter&locale=zh&from=2026-01-01&to=2026-03-31';
		expect(read(query)).toEqual({
			survey: 'old',
			filter: {
				site: 'north',
				service: 'repair',
				channel: 'counter',
				locale: 'zh',
				from: '2026-01-01',
				to: '2026-03-31'
			},
			problems: {}
		});
	});

	test('flags may be given one by one or with commas; unknown ones are left out and named', () => {
		const both = { filter: { exclude: ['fast', 'bot'] }, problems: {} };
		expect(read('exclude=fast&exclude=bot')).toMatchObject(both);
		expect(read('exclude=fast,bot,fast')).toMatchObject(both);
		expect(read('exclude=').filter).toEqual({});
		expect(read('exclude=fast,lazy')).toMatchObject({
			filter: { exclude: ['fast'] },
			problems: { exclude: 'unknown' }
		});
	});

	test('blank fields of a plain form mean all, and the first survey is the usual one', () => {
		expect(read('survey=&site=&from=&to=')).toEqual({
			survey: 'after-service',
			filter: {},
			problems: {}
		});
	});

	test('what does not exist is left out and named', () => {
		expect(read('survey=x&site=nowhere&channel=pigeon&service=repair')).toEqual({
			survey: 'after-service',
			filter: { service: 'repair' },
			problems: { survey: 'unknown', site: 'unknown', channel: 'unknown' }
		});
	});

	test.each(['yesterday', '2026-02-30', '2026-1-1', '0000-01-01', "'; drop table"])(
		'the date %j is left out, the other end stays',
		(from) => {
			const query = new URLSearchParams({ from, to: '2026-03-31', locale: 'xx' });
			expect(readFilter(query, options)).toMatchObject({
				filter: { to: '2026-03-31' },
				problems: { from: 'unreadable', locale: 'unreadable' }
			});
		}
	);

	test('dates in the wrong order are both left out, whatever else is wrong', () => {
		expect(read('from=2026-03-02&to=2026-03-01&locale=fr&site=north')).toMatchObject({
			filter: { site: 'north' },
			problems: { from: 'order', to: 'order', locale: 'unreadable' }
		});
	});

	test('400 days are allowed, 401 are not', () => {
		expect(read('from=2025-01-01&to=2026-02-04').problems).toEqual({});
		expect(read('from=2025-01-01&to=2026-02-05')).toMatchObject({
			filter: {},
			problems: { from: 'too_long', to: 'too_long' }
		});
	});

	test('one day alone is a period open to the other side', () => {
		expect(read('from=2020-01-01').filter).toEqual({ from: '2020-01-01' });
	});

	test('without a survey there is nothing to choose', () => {
		const nothing = { surveys: [], sites: [], services: [], channels: [] };
		expect(readFilter(new URLSearchParams('survey=x'), nothing).survey).toBeNull();
	});
});

test('the strict reading refuses what the lenient one leaves out', () => {
	expect(measurementFilter.safeParse({ from: '2026-03-02', to: '2026-03-01' }).success).toBe(false);
	expect(measurementFilter.safeParse({ site: 'North Station' }).success).toBe(false);
	expect(measurementFilter.parse({ to: '2026-03-01' })).toEqual({ to: '2026-03-01' });
});
