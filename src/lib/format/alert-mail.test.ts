import { expect, test } from 'vitest';
import { openedAlertMail } from './alert-mail.ts';

test('an alert names the time in the zone of the organisation and links to our own address', () => {
	const alert = {
		reference: 'HD-AB12CD34',
		band: 'red',
		score: 61,
		due_at: '2026-05-03T22:05:00Z',
		customer: 'C-1001'
	} as const;
	const place = { baseUrl: 'https://heed.example', timeZone: 'Asia/Shanghai' };
	const { subject, text } = openedAlertMail(alert, 'en', place);
	expect(subject).toContain('HD-AB12CD34');
	expect(text).toContain('4 May 2026, 06:05');
	expect(text).toContain('https://heed.example/cases/HD-AB12CD34');
});
