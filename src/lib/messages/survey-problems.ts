/** What keeps a survey's form from being sent. */
import { messages } from './message.ts';

export const surveyProblems = messages({
	contactNeeded: {
		zh: '请写下怎样联系您，我们不知道您是谁。',
		en: 'Please write how we can reach you. We do not know who you are.'
	},
	ratingNeeded: {
		zh: '请至少为一句话打分。',
		en: 'Please rate at least one statement.'
	},
	somethingNeeded: { zh: '请至少回答一项。', en: 'Please answer at least one question.' },
	answerNeeded: { zh: '这一题需要回答。', en: 'This question needs an answer.' },
	answerNeededTo: {
		zh: (question: string) => `“${question}”需要回答。`,
		en: (question: string) => `“${question}” needs an answer.`
	},
	answerTooLong: {
		zh: (limit: number) => `内容太长了，请缩短到 ${limit} 字以内。`,
		en: (limit: number) => `This is too long. Please shorten it to ${limit} characters.`
	},
	pointsUnreadable: {
		zh: '每个方面请填 0 到 100 的整数。',
		en: 'Give each aspect a whole number from 0 to 100.'
	},
	filesTooMany: {
		zh: (most: number) => `最多可以上传 ${most} 个文件，请重新选择。`,
		en: (most: number) => `At most ${most} files can be added. Please choose again.`
	},
	fileUnusable: {
		zh: '有一个文件打不开或不是可以上传的类型，请重新选择：照片（JPEG、PNG、WebP、HEIC）、PDF 或纯文本。',
		en: 'One of the files cannot be read or is of another kind. Please choose again: a photo (JPEG, PNG, WebP, HEIC), a PDF or plain text.'
	},
	commentTooLong: {
		zh: (limit: number) => `留言太长了，请缩短到 ${limit} 字以内。`,
		en: (limit: number) => `Your comment is too long. Please shorten it to ${limit} characters.`
	},
	contactTooLong: {
		zh: (limit: number) => `联系方式太长了，请缩短到 ${limit} 字以内。`,
		en: (limit: number) =>
			`What you wrote on how to reach you is too long. Please shorten it to ${limit} characters.`
	},
	choiceUnreadable: { zh: '请重新选择一项。', en: 'Please choose again here.' },
	formUnreadable: {
		zh: '有一部分内容无法识别。请检查您的回答，再提交一次。',
		en: 'Part of the form could not be read. Please check your answers and send them again.'
	}
});
