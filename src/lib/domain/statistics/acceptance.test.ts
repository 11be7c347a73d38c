import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACCEPTANCE_CASES, PROOFS } from '../../../../tests/support/acceptance-cases.ts';

const ROOT = new URL('../../../../', import.meta.url);

describe('the worked cases of acceptance.json', () => {
	test('are each proved somewhere, and nothing is listed that is no case', () => {
		const listed = Object.entries(PROOFS).flatMap(([id, cases]) =>
			Object.keys(cases).map((name) => ({ id, name }))
		);
		expect(ACCEPTANCE_CASES.length).toBeGreaterThan(30);
		expect(listed).toEqual(ACCEPTANCE_CASES);
	});

	test.each(ACCEPTANCE_CASES)('$id $name: the test that proves it is there', ({ id, name }) => {
		const proof = PROOFS[id]?.[name];
		const source = readFileSync(new URL(proof?.file ?? '', ROOT), 'utf8');
		expect(source).toContain(proof?.words);
		if (proof?.file.startsWith('src/')) expect(source).toContain(`'${id}'`);
	});
});
