import { expect, test } from 'vitest';
import { fillIn, unknownFields } from './merge-fields.ts';

test('fields are filled in, and what is not known has other words', () => {
	expect(
		fillIn('Dear {{name|customer}}, {{ link }}', { name: 'Anna', link: 'https://x.test' })
	).toBe('Dear Anna, https://x.test');
	expect(fillIn('尊敬的{{name|顾客}}：{{site}}', { name: '  ' })).toBe('尊敬的顾客：');
});

test('a value writes no lines of its own', () => {
	expect(fillIn('Subject: {{name}}', { name: 'Anna\r\nBcc: all@example.test' })).toBe(
		'Subject: Anna Bcc: all@example.test'
	);
});

test('a value is not read as a template', () => {
	expect(fillIn('{{name}}', { name: '{{link}}', link: 'https://x.test' })).toBe('{{link}}');
});

test('fields that do not exist are named once each', () => {
	expect(unknownFields('{{name}} {{nmae}} {{nmae|x}} {{link}}')).toEqual(['nmae']);
});
