import { describe, expect, test } from 'vitest';
import { PLAYBOOKS } from './playbook-library.ts';
import { suggestedMail } from './suggested-mail.ts';

const mail = { zh: '{{name}}，您好：请说说。', en: 'Dear {{name}}, please tell us.' };

describe('what is suggested', () => {
	test('stands in the language of the customer, with their name', () => {
		expect(suggestedMail({ mail }, 'zh', '王芳')).toEqual({
			subject: '关于您最近接受的服务',
			text: '王芳，您好：请说说。'
		});
		expect(suggestedMail({ mail }, 'en', 'Ann').text).toBe('Dear Ann, please tell us.');
	});

	test('stands in both where the language is not known', () => {
		const { subject, text } = suggestedMail({ mail }, null, 'Ann');
		expect(subject).toBe('关于您最近接受的服务 · About your recent experience with us');
		expect(text).toMatch(/请说说。[^]*Dear Ann/);
	});

	test('leaves no gap for a customer without a name', () => {
		for (const one of Object.values(PLAYBOOKS)) {
			for (const locale of ['zh', 'en', null] as const) {
				const { text } = suggestedMail(one, locale, '');
				expect(text).not.toMatch(/^，|Dear ,|\{\{/m);
				expect(text.length).toBeLessThanOrEqual(4000);
			}
		}
	});
});
