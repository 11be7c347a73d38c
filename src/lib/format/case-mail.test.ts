import { expect, test } from 'vitest';
import { framedCaseMail } from './case-mail.ts';

test('what was written leaves with its writer, its organisation, and the way to be left alone', () => {
	const written = {
		...{ subject: 'Your order', text: 'It comes today.', locale: 'en' as const },
		...{ organization: { zh: '先听', en: 'Heed' }, sender: 'Li' }
	};
	expect(framedCaseMail(written)).toEqual({
		from: 'Heed',
		subject: 'Your order',
		text: 'It comes today.\n\n-- \nLi, Heed\nYou can reply to this mail. If you would rather not hear from us again, just say so.'
	});
	const { from, text } = framedCaseMail({ ...written, locale: null, sender: null });
	expect(from).toBe('先听');
	expect(text).toMatch(/-- \n先听\n您可以直接回复[^]*\n\nHeed\nYou can reply/);
});
