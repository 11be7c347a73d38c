import { describe, expect, test } from 'vitest';
import { daysUntil, lastDrawAt, phaseOf } from './phase.ts';

const programme = {
	verdictAt: new Date('2027-06-30T00:00:00Z'),
	windowDays: 60,
	isClosed: false,
	hasVerdict: false
};

describe('the phase of a programme', () => {
	test.each([
		['drawing', '2027-04-30T23:59:59Z', {}],
		['waiting', '2027-05-01T00:00:00Z', {}],
		['due', '2027-06-30T00:00:00Z', {}],
		['read', '2027-07-02T00:00:00Z', { isClosed: true, hasVerdict: true }],
		['stopped', '2027-03-01T00:00:00Z', { isClosed: true }]
	] as const)('%s', (phase, now, changes) => {
		expect(phaseOf({ ...programme, ...changes }, new Date(now))).toBe(phase);
	});

	test('nobody is drawn whose window would end after the verdict', () => {
		expect(lastDrawAt(programme.verdictAt, 60).toISOString()).toBe('2027-05-01T00:00:00.000Z');
	});

	test('days are counted up, and never below none', () => {
		const now = new Date('2027-06-28T12:00:00Z');
		expect(daysUntil(programme.verdictAt, now)).toBe(2);
		expect(daysUntil(now, programme.verdictAt)).toBe(0);
	});
});
