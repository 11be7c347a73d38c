import { describe, expect, test } from 'vitest';
import { readComplaint, type ComplaintOffer } from './complaint-form.ts';

const OFFER: ComplaintOffer = {
	organization: { code: 'org', name: { en: 'Org' } },
	due_days: 7,
	time_zone: 'Asia/Shanghai',
	sites: [{ code: 'north', name: { en: 'North' } }],
	services: []
};
const NOW = new Date('2026-03-10T04:00:00Z');
const SENT = {
	submission_id: '3f0c4b9e-54b4-4f0e-9a56-0a8f0a1f5d11',
	locale: 'zh',
	words: '  等了三个小时。\r\n没有人来。 ',
	remedy: '',
	happened_on: '2026-03-09',
	site: 'north',
	service: '',
	contact: '13800000000',
	website: ''
};

const read = (changes: Record<string, unknown> = {}) =>
	readComplaint(OFFER, { ...SENT, ...changes }, NOW);

describe('a posted complaint', () => {
	test('is read as it was meant: cleaned words, a day on the clock of the organisation', () => {
		expect(read()).toEqual({
			complaint: {
				...{ submission_id: SENT.submission_id, locale: 'zh', site: 'north', service: null },
				...{ words: '等了三个小时。\n没有人来。', remedy: null, contact: '13800000000' },
				...{ happened_at: '2026-03-08T16:00:00.000Z', signs: null }
			}
		});
	});

	test('keeps the sign of a program beside it', () => {
		expect(read({ website: 'x' })).toMatchObject({ complaint: { signs: { honeypot: true } } });
	});

	test.each([
		[{ words: ' \n ' }, { words: 'words_needed' }],
		[{ words: undefined }, { words: 'words_needed' }],
		[{ words: '字'.repeat(4001) }, { words: 'too_long' }],
		[{ happened_on: '2026-03-12' }, { happened_on: 'yet_to_come' }],
		[{ happened_on: '12.3.2026' }, { happened_on: 'unreadable' }],
		[{ site: 'south' }, { site: 'unreadable' }],
		[{ submission_id: 'x' }, { submission_id: 'unreadable' }],
		[{ locale: 'fr' }, { locale: 'unreadable' }],
		[
			{ words: '', contact: 'x'.repeat(201) },
			{ words: 'words_needed', contact: 'too_long' }
		]
	])('with %j says what is wrong: %j', (changes, problems) => {
		expect(read(changes)).toEqual({ problems });
	});

	test('of four thousand emoji is not too long', () => {
		expect(read({ words: '🙂'.repeat(4000) })).toHaveProperty('complaint');
	});
});
