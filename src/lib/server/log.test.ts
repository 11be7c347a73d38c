import { expect, test, vi } from 'vitest';
import { logError, redact } from './log.ts';

test('keys, links, tokens and addresses never reach the log, and an entry is one line', () => {
	const canaries = [
		'heed_abcdefghijklmnop',
		'/s/Zm9vYmFyYmF6cXV4',
		'eyJhbGciOiJIUzI1NiJ9.payload',
		'someone@customers.test'
	];
	const text = redact(`first\nsecond ${canaries.join(' ')}`);
	for (const canary of canaries) expect(text).not.toContain(canary);
	expect(text).not.toContain('\n');
});

test('an error is logged under its id with its route', () => {
	const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	logError('id-1', new Error('no luck for someone@customers.test'), '/(staff)/customers');
	const line = String(print.mock.calls[0]?.[0]);
	print.mockRestore();
	expect(JSON.parse(line)).toMatchObject({
		level: 'error',
		id: 'id-1',
		route: '/(staff)/customers',
		message: 'no luck for […]'
	});
});
