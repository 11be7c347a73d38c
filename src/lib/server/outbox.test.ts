import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Client } from './gateway/gateway.ts';
import type { Mail } from './mail.ts';
import { deliverDue, type Delivery, type QueuedMessage } from './outbox.ts';

const message: QueuedMessage = {
	organization_id: '00000000-0000-4000-8000-000000000001',
	id: '00000000-0000-4000-8000-000000000002',
	kind: 'alert_opened',
	recipient: 'agent@example.test',
	locale: 'en',
	facts: {
		reference: 'HD-AB12CD34',
		band: 'red',
		score: 61,
		due_at: '2026-05-03T22:05:00Z',
		customer: 'C-1001'
	},
	attempts: 1
};
const signal = () => new AbortController().signal;
const contacts = {
	baseUrl: 'https://heed.test',
	write: () => ({ from: '', subject: '', text: '', html: '' }),
	writeShort: () => ({ text: '', locale: 'en' }),
	frame: () => ({ from: '', subject: '', text: '' }),
	post: async () => 'sent' as const
};
const writers: Delivery['writers'] = {
	alert_opened: (facts, locale, timeZone) => ({
		subject: z.object({ reference: z.string() }).parse(facts).reference,
		text: `${locale ?? 'both'} ${timeZone}`
	})
};

describe('delivering', () => {
	/** A database with these due messages, which remembers what was settled. */
	function database(due: QueuedMessage[]) {
		const settled: { id: unknown; error: unknown }[] = [];
		const rpc = async (name: string, given: Record<string, unknown>) => {
			if (name === 'settle_message') settled.push({ id: given['p_id'], error: given['p_error'] });
			const claimed = name === 'claim_messages' ? due.splice(0, Number(given['p_limit'])) : null;
			return { data: claimed, error: null };
		};
		const eq = async () => ({ data: [{ time_zone: 'UTC' }], error: null });
		const from = () => ({ select: () => ({ eq }) });
		return { settled, service: { rpc, from } as unknown as Client };
	}

	test('sends each message to its recipient and settles it', async () => {
		const { service, settled } = database([message]);
		const sent: Mail[] = [];
		const mailer = { send: async (mail: Mail) => void sent.push(mail) };
		expect(await deliverDue({ service, mailer, writers, contacts }, signal())).toBe(1);
		expect(sent).toEqual([{ to: 'agent@example.test', subject: 'HD-AB12CD34', text: 'en UTC' }]);
		expect(settled).toEqual([{ id: message.id, error: undefined }]);
	});

	test('records a failure without the address and goes on with the next message', async () => {
		const { service, settled } = database([message, { ...message, id: 'second' }]);
		let tries = 0;
		const send = async () => {
			tries += 1;
			if (tries === 1) throw new Error('550 mailbox agent@example.test is full');
		};
		const delivery = { service, mailer: { send }, writers, contacts };
		while ((await deliverDue(delivery, signal())) > 0);
		expect(settled).toEqual([
			{ id: message.id, error: '550 mailbox […] is full' },
			{ id: 'second', error: undefined }
		]);
	});

	test('leases one message at a time, so that a slow mail server outlasts no lease', async () => {
		const due = [message, { ...message, id: 'second' }];
		const { service } = database(due);
		const left: number[] = [];
		const mailer = { send: async () => void left.push(due.length) };
		while ((await deliverDue({ service, mailer, writers, contacts }, signal())) > 0);
		expect(left).toEqual([1, 0]);
	});

	test('finishes the current message when it is stopped, and leaves the others', async () => {
		const { service, settled } = database([message, { ...message, id: 'second' }]);
		const stop = new AbortController();
		const mailer = { send: async () => stop.abort() };
		while ((await deliverDue({ service, mailer, writers, contacts }, stop.signal)) > 0);
		expect(settled.map(({ id }) => id)).toEqual([message.id]);
	});

	test('settles what it cannot write as a failure, instead of failing for ever', async () => {
		const { service, settled } = database([
			{ ...message, kind: 'birthday' },
			{ ...message, id: 'second', facts: {} }
		]);
		const sent: Mail[] = [];
		const mailer = { send: async (mail: Mail) => void sent.push(mail) };
		while ((await deliverDue({ service, mailer, writers, contacts }, signal())) > 0);
		expect(sent).toEqual([]);
		expect(settled.map(({ error }) => typeof error)).toEqual(['string', 'string']);
	});
});
