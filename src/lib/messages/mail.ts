/** Mails to staff: a subject and plain text. Without a known language both stand in one mail. */
import { LOCALES, messages, say, type Locale } from './message.ts';

export type MailWords = { subject: string; text: string };

/** Already in words: the band, the time by which to act. */
export type AlertFacts = {
	reference: string;
	band: string;
	score: string;
	due: string;
	customer: string;
	link: string;
};

const alert = messages({
	subject: {
		zh: ({ band, reference }: AlertFacts) => `客户预警（${band}）：个案 ${reference} 等您处理`,
		en: ({ band, reference }: AlertFacts) =>
			`Customer alert (${band}): case ${reference} is waiting for you`
	},
	text: {
		zh: ({ customer, band, score, due, link }: AlertFacts) =>
			`客户 ${customer} 的风险等级升至“${band}”（${score} 分）。个案已分配给您。\n\n请在 ${due} 前联系客户。\n\n原因和建议的下一步：\n${link}`,
		en: ({ customer, band, score, due, link }: AlertFacts) =>
			`Customer ${customer} has reached the risk band “${band}” (score ${score}). The case is yours.\n\nPlease contact the customer by ${due}.\n\nReasons and the next step we suggest:\n${link}`
	},
	why: {
		zh: '您收到此邮件，是因为您是该个案的负责人。',
		en: 'You receive this because you own the case.'
	}
});

/** The mail to the owner of a new case, with its facts in each language. */
export function alertMail(
	locale: Locale | null,
	factsIn: (locale: Locale) => AlertFacts
): MailWords {
	return mailToCaseOwner(locale, (one) => {
		const t = say(alert, one);
		const facts = factsIn(one);
		return { subject: t.subject(facts), text: t.text(facts) };
	});
}

/** A mail to the owner of a case, who is told why they get it. */
export function mailToCaseOwner(
	locale: Locale | null,
	write: (locale: Locale) => MailWords
): MailWords {
	return inEachLanguage(locale, (one) => {
		const { subject, text } = write(one);
		return { subject, text: `${text}\n\n-- \n${alert.why[one]}` };
	});
}

/** One mail in the reader's language, or in all of them where it is not known. */
export function inEachLanguage(
	locale: Locale | null,
	write: (locale: Locale) => MailWords
): MailWords {
	const each = (locale === null ? LOCALES : [locale]).map(write);
	return {
		subject: each.map(({ subject }) => subject).join(' · '),
		text: each.map(({ text }) => text).join('\n\n* * *\n\n')
	};
}
