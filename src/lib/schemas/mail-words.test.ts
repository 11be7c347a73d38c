import { expect, test } from 'vitest';
import { mailWordsForm, toForm, toTemplates } from './mail-words.ts';

const written = {
	invitation_en_subject: 'Hello {{name|there}}',
	invitation_en_body: 'Please answer:\r\n{{link}}'
};

test('words become templates and come back as they were written', () => {
	const form = mailWordsForm.parse(written);
	const templates = toTemplates(form);
	expect(templates).toEqual({
		invitation: { en: { subject: 'Hello {{name|there}}', body: 'Please answer:\n{{link}}' } }
	});
	expect(toForm(templates)).toMatchObject({
		invitation_en_subject: 'Hello {{name|there}}',
		reminder_zh_body: ''
	});
});

test('a misspelt field and half a template are named', () => {
	const { error } = mailWordsForm.safeParse({
		invitation_en_subject: 'Hello {{nmae}}',
		invitation_en_body: 'Text',
		reminder_zh_subject: '提醒'
	});
	expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
		['invitation_en_subject', 'merge_field'],
		['reminder_zh_body', 'both_or_none']
	]);
});

test('a subject stays on one line', () => {
	const { error } = mailWordsForm.safeParse({
		invitation_en_subject: 'Hello\r\nBcc: all@example.test',
		invitation_en_body: 'Text'
	});
	expect(error?.issues.map(({ message }) => message)).toEqual(['one_line']);
});
