import { expect, test } from 'vitest';
import { preferPlainForms } from './plain-forms.ts';

function accepted(accept: string, method = 'POST'): string | null {
	const request = new Request('http://heed.test/', { method, headers: { accept } });
	preferPlainForms(request);
	return request.headers.get('accept');
}

test('whoever takes anything gets a page', () => {
	expect(accepted('*/*')).toBe('text/html');
	expect(accepted('')).toBe('text/html');
});

test('a script that asks for JSON gets JSON', () => {
	expect(accepted('application/json')).toBe('application/json');
});

test('only forms are concerned', () => {
	expect(accepted('*/*', 'GET')).toBe('*/*');
});
