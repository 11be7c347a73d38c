import { describe, expect, test } from 'vitest';
import { causeNames } from '#lib/messages/causes.ts';
import { CASE_CAUSES, CAUSES, causeOf } from './causes.ts';

const codes = CAUSES.map(({ code }) => code);

describe('the tree of root causes', () => {
	test('holds every named cause once', () => {
		expect([...codes].sort()).toEqual(Object.keys(causeNames).sort());
		expect(new Set(codes).size).toBe(codes.length);
	});

	test('uses codes that the database takes', () => {
		for (const code of codes) expect(code).toMatch(/^[a-z0-9][a-z0-9_-]{0,62}$/);
	});

	test('has two levels: every parent is a group, and stands before what is in it', () => {
		for (const [place, { code, parent }] of CAUSES.entries()) {
			if (parent === null) continue;
			expect(causeOf(parent)?.parent).toBeNull();
			expect(codes.indexOf(parent)).toBeLessThan(place);
			expect(code.startsWith(`${parent}_`)).toBe(true);
		}
	});

	test('has the sizes of the list it follows', () => {
		const sizes = CAUSES.filter(({ parent }) => parent === null).map(({ code }) => [
			code,
			CAUSES.filter(({ parent }) => parent === code).length
		]);
		expect(Object.fromEntries(sizes)).toEqual({
			product: 9,
			service: 9,
			management: 9,
			market: 5,
			information: 4,
			emotion: 0,
			social: 0
		});
	});

	test('is named in both languages, no two causes alike', () => {
		for (const { name } of CAUSES) {
			expect(name.zh).toMatch(/\p{Script=Han}/u);
			expect(name.en).toMatch(/^[A-Z][ -~]+$/);
		}
		expect(new Set(CAUSES.map(({ name }) => name.zh)).size).toBe(CAUSES.length);
		expect(new Set(CAUSES.map(({ name }) => name.en)).size).toBe(CAUSES.length);
	});

	test('offers a case the causes and the groups without causes, not the other groups', () => {
		const offered = CASE_CAUSES.map(({ code }) => code);
		expect(offered).toHaveLength(9 + 9 + 9 + 5 + 4 + 2);
		expect(offered).toEqual(expect.arrayContaining(['service_attitude', 'emotion', 'social']));
		expect(offered).not.toContain('service');
	});

	test('calls a defect direct and management indirect', () => {
		expect(causeOf('product_safety_defect')).toMatchObject({ usually: 'direct' });
		expect(causeOf('management_training')).toMatchObject({
			usually: 'indirect',
			dimension: 'assurance'
		});
	});

	test('does not know a code that it does not have', () => {
		expect(causeOf('weather')).toBeNull();
		expect(causeOf('toString')).toBeNull();
	});
});
