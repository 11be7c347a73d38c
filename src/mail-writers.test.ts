import { describe, expect, test } from 'vitest';
import { mailWriters } from './mail-writers.ts';

const writers = mailWriters('https://heed.example');
const facts = {
	news: 'received',
	reference: 'C-12345678901X',
	due_at: '2026-05-03T15:59:00Z',
	organization: { zh: '晨光供热', en: 'Morning Heat' }
};
const write = (kind: string, given: object, locale: 'zh' | 'en' | null) =>
	writers[kind]?.(given, locale, 'Asia/Shanghai') ?? { subject: '', text: '' };

describe('the mail to a complainant', () => {
	test('confirms with the reference, the promised day and the page to follow', () => {
		const { subject, text } = write('complaint_complainant', facts, 'en');
		expect(subject).toBe('Morning Heat has received your complaint');
		expect(text).toContain('C-12345678901X');
		expect(text).toContain('3 May 2026');
		expect(text).toContain('https://heed.example/track/C-12345678901X?lang=en');
	});

	test('speaks both languages where theirs is not known', () => {
		const { subject, text } = write('complaint_complainant', { ...facts, news: 'answered' }, null);
		expect(subject).toBe('晨光供热答复了您的投诉 · Morning Heat has answered your complaint');
		expect(text).toContain('请在这里阅读答复');
		expect(text).toContain('Read the answer here');
	});
});

describe('the mail to the owner of a complaint', () => {
	test.each([
		['received', '新投诉 C-12345678901X 由您负责'],
		['added', '投诉 C-12345678901X：投诉人补充了内容'],
		['reopened', '投诉 C-12345678901X 已重新打开']
	])('of "%s" leads to the case and says by when', (news, wanted) => {
		const { subject, text } = write('complaint_owner', { ...facts, news }, 'zh');
		expect(subject).toBe(wanted);
		expect(text).toContain('https://heed.example/cases/C-12345678901X');
		expect(text).toContain('23:59');
	});
});

test('facts that a writer cannot use are an error, never half a mail', () => {
	expect(() => write('complaint_owner', { news: 'received' }, 'en')).toThrow();
	expect(() => write('alert_opened', {}, 'en')).toThrow();
});
