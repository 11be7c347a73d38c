import { describe, expect, test } from 'vitest';
import { textWidth } from './text-width.ts';

/** At 12 px, as a browser measures them in Liberation Sans, which is as wide as Arial. */
const MEASURED = [
	['Tangibles', 50.7],
	['Responsiveness', 88.05],
	['Gap (perception − expectation)', 165.1],
	['−0.59', 30.36],
	['Importance, derived', 106.05],
	['Jun 2026', 49.38]
] as const;

describe('the width of a text without a font', () => {
	test.each(MEASURED)('comes within a tenth of what a browser measures: %s', (text, width) => {
		expect(Math.abs(textWidth(text, '12px sans-serif') / width - 1)).toBeLessThan(0.1);
	});

	test('gives every Han character and full-width mark its square', () => {
		expect(textWidth('可靠性，', '12px inherit')).toBe(48);
	});

	test('grows with the size of the letters, and with their weight', () => {
		expect(textWidth('Empathy', '24px inherit')).toBeCloseTo(
			2 * textWidth('Empathy', '12px inherit')
		);
		expect(textWidth('Empathy', '600 12px inherit')).toBeGreaterThan(
			textWidth('Empathy', '12px inherit')
		);
	});

	test('of nothing is nothing', () => {
		expect(textWidth('', '12px inherit')).toBe(0);
	});
});
