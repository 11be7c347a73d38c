import { expect, test } from 'vitest';
import { alertMail } from './mail.ts';
import type { Locale } from './message.ts';

const facts = (locale: Locale) => ({
	reference: 'HD-AB12CD34',
	band: locale === 'zh' ? '红色' : 'Red',
	score: '61',
	due: '2026-05-04 09:00',
	customer: 'C-1001',
	link: 'https://heed.example/cases/HD-AB12CD34'
});

test('a mail speaks the language of its recipient', () => {
	const mail = alertMail('en', facts);
	expect(mail.subject).toBe('Customer alert (Red): case HD-AB12CD34 is waiting for you');
	expect(mail.text).toContain('https://heed.example/cases/HD-AB12CD34');
	expect(mail.text).not.toContain('个案');
});

test('a mail to somebody whose language is unknown says all of it in both', () => {
	const mail = alertMail(null, facts);
	expect(mail.subject).toContain('个案 HD-AB12CD34');
	expect(mail.subject).toContain('case HD-AB12CD34');
	expect(mail.text).toContain('“红色”');
	expect(mail.text).toContain('“Red”');
});
