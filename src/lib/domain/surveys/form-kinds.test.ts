import { describe, expect, test } from 'vitest';
import { surveyContent } from '#lib/schemas/survey-content.ts';
import { asksItems, isReadyKind, READY_KINDS, readyContent } from './form-kinds.ts';

const catalog = {
	sites: [
		{ code: 'north', name: { zh: '北站', en: 'North station' } },
		{ code: 'south', name: { zh: '南站' } }
	],
	services: [{ code: 'repair', name: { en: 'Repair' } }]
};

/** Every text of a content, wherever it stands. */
function textsIn(value: unknown): { zh?: string; en?: string }[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('zh' in value || 'en' in value) return [value as { zh?: string; en?: string }];
	return Object.values(value).flatMap(textsIn);
}

describe.each(READY_KINDS)('a form of the kind %s', (kind) => {
	const content = readyContent(kind, catalog);

	test('is a content that surveys take as it is', () => {
		expect(surveyContent.parse(content)).toMatchObject({ languages: ['zh', 'en'] });
	});

	test('says everything in both languages', () => {
		const texts = textsIn(content);
		expect(texts.length).toBeGreaterThan(3);
		for (const { zh, en } of texts) {
			expect(zh).toBeTruthy();
			expect(en).toBeTruthy();
		}
	});

	test('asks for own words, never twice, and its codes differ', () => {
		const codes = content.questions.map(({ code }) => code);
		expect(codes).toContain('words');
		expect(content.comment).toBe(false);
		expect(new Set(codes).size).toBe(codes.length);
	});
});

test('customers are always offered contact, observers never', () => {
	const offers = READY_KINDS.map((kind) => [kind, readyContent(kind, catalog).contact]);
	expect(Object.fromEntries(offers)).toEqual({
		touchpoint: 'always',
		suggestion: 'always',
		before_leaving: 'always',
		before_service: 'always',
		observation: 'never'
	});
});

test('an observer chooses the place by its code, or writes it where there is no list', () => {
	const [place] = readyContent('observation', catalog).questions;
	expect(place?.options).toEqual([
		{ code: 'north', text: { zh: '北站', en: 'North station' } },
		{ code: 'south', text: { zh: '南站', en: '南站' } }
	]);
	const [written] = readyContent('observation', { sites: [], services: [] }).questions;
	expect(written?.type).toBe('text');
	expect(written?.options).toBeUndefined();
});

test('only forms that show items need an instrument', () => {
	expect(READY_KINDS.filter((kind) => !asksItems(kind))).toEqual(['suggestion', 'before_leaving']);
	expect(isReadyKind('general')).toBe(false);
});
