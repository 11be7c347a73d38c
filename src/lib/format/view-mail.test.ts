import { describe, expect, test } from 'vitest';
import { viewMail } from './view-mail.ts';

const VIEW = {
	name: 'North',
	link: 'https://heed.test/dashboard?site=north',
	numbers: {
		survey: 's',
		received: 1234,
		isGap: true,
		overall: { mean: -0.754, ci: [-0.84, -0.65] as const, n: 1200 },
		latest: { month: '2026-10', mean: -0.57, n: 31 }
	}
};

describe('the mail of a view', () => {
	test('has every number with how many answered, and the link', () => {
		const { subject, text } = viewMail(VIEW, 'en');
		expect(subject).toBe('Your view “North”');
		expect(text).toContain('Answers received: 1,234');
		expect(text).toContain('Overall gap: −0.75, 95% interval [−0.84, −0.65], n = 1,200');
		expect(text).toContain('Oct 2026: −0.57, n = 31');
		expect(text).toContain(VIEW.link);
	});

	test('is in the language of its reader, or in both where that is not known', () => {
		expect(viewMail(VIEW, 'zh').text).toContain('总体差距');
		expect(viewMail(VIEW, 'zh').text).not.toContain('Overall gap');
		const { text } = viewMail(VIEW, null);
		expect(text).toContain('总体差距');
		expect(text).toContain('Overall gap');
	});

	test('says where nothing can be shown, and shows no number then', () => {
		const { text } = viewMail({ ...VIEW, numbers: null }, 'en');
		expect(text).toContain('Too few answers');
		expect(text).not.toMatch(/n = |NaN/);
	});
});
