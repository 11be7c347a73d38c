import { describe, expect, test } from 'vitest';
import { invitationMail, type InvitationFacts } from './invitation-mail.ts';

const links = {
	link: 'https://heed.test/s/abc',
	unsubscribe: 'https://heed.test/s/abc/unsubscribe'
};
const facts: InvitationFacts = {
	number: 0,
	locale: 'zh',
	languages: ['zh', 'en'],
	organization: { zh: '北方供热', en: 'North Heat' },
	title: { zh: '上门维修', en: 'Repair visits' },
	name: '王敏',
	site: { zh: '城东站', en: 'East' },
	service: { zh: '维修', en: 'Repair' },
	date: '2026-11-03T01:00:00Z',
	expires_at: '2026-12-03T01:00:00Z',
	time_zone: 'Asia/Shanghai',
	templates: {}
};

describe('the mail that invites', () => {
	test('speaks of the service contact, in the language of the reader alone', () => {
		const { subject, text, from } = invitationMail(facts, links);
		expect(subject).toBe('北方供热邀请您评价我们的服务');
		expect(text).toContain('尊敬的王敏：');
		expect(text).toContain('您于2026年11月3日在城东站办理了维修');
		expect(text).not.toContain('Dear');
		expect(from).toBe('北方供热');
	});

	test('says everything twice to somebody whose language is not known', () => {
		const { subject, text } = invitationMail({ ...facts, locale: null }, links);
		expect(subject).toBe('北方供热邀请您评价我们的服务 · North Heat would like to know how we did');
		expect(text).toContain('On 3 Nov 2026 we served you: Repair, East.');
	});

	test('keeps to the languages of the survey', () => {
		const { text } = invitationMail({ ...facts, languages: ['en'] }, links);
		expect(text).toContain('Dear 王敏,');
		expect(text).not.toContain('您');
	});

	test('has words for somebody without a name and without a service contact', () => {
		const { text } = invitationMail({ ...facts, name: null, date: null }, links);
		expect(text).toContain('尊敬的顾客：');
		expect(text).not.toMatch(/\{\{|undefined|null/);
	});

	test('has the link and the way out, in both parts', () => {
		const { text, html } = invitationMail(facts, links);
		for (const part of [text, html]) {
			expect(part).toContain(links.link);
			expect(part).toContain(links.unsubscribe);
		}
	});

	test('has them too when the own words of a survey forget them', () => {
		const own = { subject: 'Hello {{name}}', body: 'Please answer.' };
		const { subject, text } = invitationMail(
			{ ...facts, locale: 'en', templates: { invitation: { en: own } } },
			links
		);
		expect(subject).toBe('Hello 王敏');
		expect(text).toContain('Please answer.\n\nhttps://heed.test/s/abc\n');
		expect(text).toContain(links.unsubscribe);
	});

	test('takes no markup from anybody', () => {
		const hostile = '<img src=x onerror=alert(1)>"&';
		const { html, text } = invitationMail(
			{ ...facts, name: hostile, organization: { zh: hostile } },
			links
		);
		expect(html).not.toContain('<img');
		expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;');
		expect(text).toContain(hostile);
	});
});

test('a reminder says that it is one', () => {
	const { subject, text } = invitationMail({ ...facts, number: 1, locale: 'en' }, links);
	expect(subject).toMatch(/^A reminder/);
	expect(text).toContain('A few days ago we asked what you think of Repair');
});
