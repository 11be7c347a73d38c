import { expect, test } from 'vitest';
import { navigationFor } from './navigation.ts';

const addresses = (role: Parameters<typeof navigationFor>[0]) =>
	navigationFor(role, 'en').map(({ href }) => href);

test('the navigation offers only what the role may open', () => {
	expect(addresses('agent')).toEqual([
		'/dashboard',
		'/surveys',
		'/customers',
		'/cases',
		'/reports'
	]);
	expect(addresses('trainer')).toEqual(['/dashboard', '/surveys', '/training', '/reports']);
	expect(addresses('admin')).toContain('/settings');
});
