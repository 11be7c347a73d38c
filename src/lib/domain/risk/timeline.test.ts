import { expect, test } from 'vitest';
import type { CaseEvent, CaseFile } from '../cases/case-file.ts';
import { row } from './sample-rows.ts';
import { timelineOf } from './timeline.ts';

const title = { zh: '服务后调查', en: 'After-service' };

function event(at: string, given: Partial<CaseEvent>): CaseEvent {
	return {
		at,
		kind: 'note',
		from: null,
		to: null,
		note: null,
		details: {},
		actor: null,
		owner: null,
		...given
	};
}

const file: CaseFile = {
	reference: 'P-7K2M',
	kind: 'prevention',
	state: 'open',
	outcome: null,
	openedAt: '2026-05-12T02:00:00Z',
	dueAt: '2026-05-13T02:00:00Z',
	closedAt: null,
	ownerId: null,
	owner: null,
	customer: null,
	site: null,
	next: [],
	events: [
		event('2026-05-12T02:00:00.200Z', { kind: 'opened', to: 'open' }),
		event('2026-05-12T03:00:00Z', { kind: 'contact_attempted', details: { channel: 'phone' } }),
		event('2026-05-12T04:00:00Z', {
			kind: 'state_changed',
			from: 'open',
			to: 'contacted',
			details: { channel: 'phone' }
		}),
		event('2026-05-12T05:00:00Z', {
			kind: 'state_changed',
			from: 'contacted',
			to: 'closed',
			details: { outcome: 'solved' }
		}),
		event('2026-05-12T06:00:00Z', { kind: 'state_changed', from: 'closed', to: 'open' })
	]
};

const record = {
	encounters: [
		{ externalId: 'E-1', at: '2026-05-11T08:00:00Z', site: title, service: title, channel: 'phone' }
	],
	invitations: [
		{ at: '2026-05-11T09:00:00Z', title, expiresAt: '2026-06-11T09:00:00Z', spentAt: null }
	],
	answers: [
		{
			at: '2026-05-12T02:00:00Z',
			survey: 'a',
			title,
			overall: 2,
			scaleMax: 7,
			comment: null,
			contactRequested: false,
			contactDetail: null,
			locale: 'zh',
			source: 'invitation',
			interviewer: null
		}
	],
	ledger: [row()],
	alerts: [
		{
			id: 'a',
			at: '2026-05-12T02:00:00.300Z',
			band: 'amber' as const,
			score: 6,
			closedAt: null,
			fadedAt: null,
			caseReference: 'P-7K2M'
		}
	],
	cases: [file]
};

test('one list tells survey → signal → alert → case → contact → outcome', () => {
	expect(timelineOf(record).map(({ kind }) => kind)).toEqual([
		'encounter',
		'invitation',
		'answer',
		'signal',
		'alert',
		'case_opened',
		'contact_attempted',
		'contacted',
		'outcome',
		'reopened'
	]);
});

test('a signal stands where it became known, not where it happened', () => {
	const late = { ...record, ledger: [row({ recordedAt: '2026-05-12T04:30:00Z' })] };
	expect(
		timelineOf(late)
			.map(({ kind }) => kind)
			.slice(-3)
	).toEqual(['signal', 'outcome', 'reopened']);
});

test('what a later card wrote anew is told once', () => {
	const anew = row({ points: 4, recordedAt: '2026-05-12T04:30:00Z', isWrittenAnew: true });
	const told = timelineOf({ ...record, ledger: [row(), anew] });
	expect(told.filter(({ kind }) => kind === 'signal')).toMatchObject([{ row: { points: 2 } }]);
});

test('what carries the same instant is told in the order of cause and effect', () => {
	const at = '2026-05-12T02:00:00Z';
	const same = {
		...record,
		cases: [],
		alerts: [],
		encounters: [],
		invitations: [],
		ledger: [row({ recordedAt: at })]
	};
	expect(timelineOf(same).map(({ kind }) => kind)).toEqual(['answer', 'signal']);
});

test('a customer with no facts has an empty list', () => {
	expect(
		timelineOf({ encounters: [], invitations: [], answers: [], ledger: [], alerts: [], cases: [] })
	).toEqual([]);
});

test('a complaint stands where it came in, with its words, also when it was told of later', () => {
	const told = {
		...file,
		reference: 'C-1',
		kind: 'complaint' as const,
		openedAt: '2026-05-01T02:00:00Z',
		events: [
			event('2026-05-13T08:00:00Z', { kind: 'opened', to: 'received' }),
			event('2026-05-13T08:00:01Z', {
				kind: 'state_changed',
				to: 'closed',
				details: { outcome: 'solved', closed_at: '2026-05-04T02:00:00Z' }
			})
		]
	};
	const story = timelineOf({ ...record, cases: [told], alerts: [] });
	expect(story[0]).toMatchObject({ kind: 'complaint', at: '2026-05-01T02:00:00Z' });
	expect(story[1]).toMatchObject({ kind: 'outcome', at: '2026-05-04T02:00:00Z' });
});

test('an alert without a case stands where it opened', () => {
	const waiting = record.alerts.map((alert) => ({ ...alert, caseReference: null }));
	const story = timelineOf({ ...record, cases: [], alerts: waiting });
	expect(story.at(-1)).toMatchObject({ kind: 'alert', at: '2026-05-12T02:00:00.300Z' });
});
