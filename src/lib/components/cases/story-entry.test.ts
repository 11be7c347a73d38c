import { expect, test } from 'vitest';
import { channelName, entryOf } from './story-entry.ts';

const READER = { locale: 'en', timeZone: 'Asia/Shanghai', now: '2026-05-12T02:00:00Z' } as const;
const EVENT = {
	at: '2026-05-12T02:00:00Z',
	kind: 'state_changed',
	from: 'contacted',
	to: 'closed',
	note: 'All well again',
	details: { outcome: 'solved' },
	actor: 'Agent',
	owner: null
} as const;

test('an outcome tells how it ended, in whose words', () => {
	const fact = { kind: 'outcome', at: EVENT.at, reference: 'P-1', event: EVENT } as const;
	expect(entryOf(fact, READER)).toMatchObject({
		title: 'Outcome: Solved',
		lines: ['All well again', 'By Agent']
	});
	expect(entryOf(fact, { ...READER, locale: 'zh' }).title).toBe('结果：已解决');
});

test('a mail tells what it said, when it leaves if it waits, and why it was not sent', () => {
	const details = { channel: 'email', reached: false, subject: 'Your order' };
	const until = { until: '2026-05-12T23:30:00Z', rule: 'quiet_hours' };
	const told = (kind: 'contact_attempted' | 'note', more: Record<string, unknown>, note = '') =>
		entryOf(
			{ kind, at: EVENT.at, reference: 'P-1', event: { ...EVENT, kind, note, details: more } },
			READER
		);
	expect(told('contact_attempted', { ...details, ...until }, 'It comes today.')).toMatchObject({
		title: 'Mail to the customer',
		lines: [
			'Subject: Your order',
			'Leaves after 13 May 2026, 07:30 (quiet hours)',
			'It comes today.',
			'By Agent'
		]
	});
	expect(told('note', { mail: 'skipped', rule: 'case_closed' }).lines[0]).toBe(
		'The mail was not sent: The case has been closed'
	);
	// A call that reached nobody is told as before.
	expect(told('contact_attempted', { channel: 'phone', reached: false }).title).toBe(
		'Contact attempt, not reached'
	);
});

test('the customer’s own words keep the language they were written in', () => {
	const answer = {
		at: EVENT.at,
		survey: 'a',
		title: { zh: '调查' },
		overall: 2,
		scaleMax: 7,
		comment: '太慢了',
		contactRequested: true,
		contactDetail: 'evenings',
		locale: 'zh',
		source: 'invitation',
		interviewer: null
	};
	expect(entryOf({ kind: 'answer', at: answer.at, answer }, READER)).toMatchObject({
		title: 'Survey answered: 调查',
		lines: ['Overall satisfaction 2 of 7', 'Asks to be contacted: evenings'],
		quote: '太慢了',
		quoteLocale: 'zh'
	});
	const cameBy = (source: string, interviewer: string | null = null) => {
		const told = { ...answer, source, interviewer };
		return entryOf({ kind: 'answer', at: answer.at, answer: told }, READER).lines[0];
	};
	expect(cameBy('interview', 'Agent')).toBe('Telephone interview, entered by Agent');
	expect(cameBy('interview')).toBe('Telephone interview');
	expect(cameBy('form')).toBe('Through an open form');
});

test('a link says whether it still waits for an answer', () => {
	const link = {
		at: EVENT.at,
		title: { en: 'S' },
		expiresAt: '2026-06-01T00:00:00Z',
		spentAt: null
	};
	const told = (invitation: typeof link | (Omit<typeof link, 'spentAt'> & { spentAt: string })) =>
		entryOf({ kind: 'invitation', at: link.at, invitation }, READER).lines;
	expect(told(link)).toEqual(['Not answered yet']);
	expect(told({ ...link, expiresAt: '2026-05-01T00:00:00Z' })).toEqual([
		'Not answered; the link has expired'
	]);
	expect(told({ ...link, spentAt: EVENT.at })).toEqual([]);
});

test('a channel of the organisation’s own is shown by its name', () => {
	expect(channelName('phone', 'zh')).toBe('电话');
	expect(channelName('kiosk', 'zh')).toBe('kiosk');
	expect(channelName('toString', 'en')).toBe('toString');
});

test('who said what the cause of a complaint is, and whether that changed anything', () => {
	const title = (details: object, locale: 'en' | 'zh' = 'en') => {
		const event = { ...EVENT, kind: 'cause', note: null, actor: null, details } as const;
		return entryOf(
			{
				kind: 'cause',
				at: EVENT.at,
				reference: 'C-1',
				event: { ...event, details: { ...details } }
			},
			{ ...READER, locale }
		);
	};
	const read = { by: 'reader', cause: 'service_attitude', reader: 3 };
	expect(title(read)).toMatchObject({
		title: 'Cause written by the reader, version 3',
		lines: ['Service · Bad attitude']
	});
	expect(title(read, 'zh').title).toBe('系统填写了原因（第 3 版）');
	const before = { before: 'service_attitude', before_by: 'reader' };
	expect(title({ by: 'reader', ...before }).title).toBe(
		'The reader took back the cause it had written'
	);
	const said = { by: 'person', ...before };
	expect(title({ ...said, cause: 'service_attitude' }).title).toBe(
		'The cause written by the reader was confirmed'
	);
	expect(title({ ...said, cause: 'social' }).title).toBe('Cause named');
	expect(title(said).title).toBe('Cause taken back');
});
