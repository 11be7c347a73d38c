/** Answers to the questions that a survey asks beside its instrument. */
import { z } from 'zod';
import {
	cleanFileName,
	FILES_MOST,
	mediaTypeOf,
	type MediaType,
	type Upload
} from '#lib/domain/surveys/attachments.ts';
import type { Question } from '#lib/domain/surveys/content.ts';
import { ANSWER_LIMIT_CODE_POINTS } from '#lib/domain/surveys/form-fields.ts';
import { calendarDay, oneOf, rating, someOf, text } from './response-fields.ts';

/** An option, some options, a rating, words or a day. */
export type Answer = string | string[] | number;

/** A file as the database takes it. */
export type Attachment = { name: string; media_type: MediaType; base64: string };

/** What the field of a question may hold; read as null when it was left out. */
export function answerTo(question: Question): z.ZodType<Answer | Attachment[] | null> {
	const codes = (question.options ?? []).map(({ code }) => code);
	switch (question.type) {
		case 'single':
			return oneOf(codes);
		case 'multiple':
			return someOf(codes);
		case 'rating':
			return rating(question.scale ?? { min: 1, max: 5 });
		case 'text':
			return text(ANSWER_LIMIT_CODE_POINTS);
		case 'date':
			return calendarDay();
		case 'file':
			return files();
	}
}

function files() {
	return z
		.array(z.custom<Upload>(isUpload, 'unreadable'), 'unreadable')
		.max(FILES_MOST, 'files_too_many')
		.transform((uploads) => uploads.map(({ name, bytes }) => attachment(name, bytes)))
		.refine((read): read is Attachment[] => !read.includes(null), 'file_unusable')
		.optional()
		.transform((read) => (read?.length ? read : null));
}

function attachment(name: string, bytes: Uint8Array): Attachment | null {
	const media_type = mediaTypeOf(bytes);
	if (media_type === null) return null;
	const base64 = Buffer.from(bytes).toString('base64');
	return { name: cleanFileName(name, media_type), media_type, base64 };
}

function isUpload(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'bytes' in value;
}

export function isAttachments(value: unknown): value is Attachment[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'object');
}
