/** Mails about complaints: to the colleague who owns one, and to whoever made it. The words themselves stay out of them. */
import { messages } from './message.ts';

/** Already in words: the time or day, the link. */
type Facts = { reference: string; due: string; link: string };

export const ownerMail = messages({
	received: {
		zh: ({ reference }: Facts) => `新投诉 ${reference} 由您负责`,
		en: ({ reference }: Facts) => `New complaint ${reference} is yours`
	},
	added: {
		zh: ({ reference }: Facts) => `投诉 ${reference}：投诉人补充了内容`,
		en: ({ reference }: Facts) => `Complaint ${reference}: the complainant wrote more`
	},
	reopened: {
		zh: ({ reference }: Facts) => `投诉 ${reference} 已重新打开`,
		en: ({ reference }: Facts) => `Complaint ${reference} was reopened`
	},
	text: {
		zh: ({ due, link }: Facts) => `答复期限：${due}。\n\n内容和下一步：\n${link}`,
		en: ({ due, link }: Facts) =>
			`The answer is promised by ${due}.\n\nWhat it says, and the next step:\n${link}`
	},
	why: {
		zh: '您收到此邮件，是因为您是该投诉的负责人。',
		en: 'You receive this because you own the complaint.'
	}
});

type PublicFacts = Facts & { organization: string };

export const complainantMail = messages({
	received: {
		zh: ({ organization }: PublicFacts) => `${organization}已收到您的投诉`,
		en: ({ organization }: PublicFacts) => `${organization} has received your complaint`
	},
	receivedText: {
		zh: ({ organization, reference, due, link }: PublicFacts) =>
			`编号：${reference}\n\n${organization}最迟在 ${due} 答复您。进展和答复随时可以在这里查看，也可以补充内容：\n${link}\n\n知道这个网址的人都能看到，请不要转发。`,
		en: ({ organization, reference, due, link }: PublicFacts) =>
			`Reference: ${reference}\n\n${organization} answers you by ${due} at the latest. Here you can see at any time where it stands, read the answer, and add to what you wrote:\n${link}\n\nWhoever has this address can read the page; please do not pass it on.`
	},
	answered: {
		zh: ({ organization }: PublicFacts) => `${organization}答复了您的投诉`,
		en: ({ organization }: PublicFacts) => `${organization} has answered your complaint`
	},
	answeredText: {
		zh: ({ reference, link }: PublicFacts) =>
			`编号：${reference}\n\n请在这里阅读答复；如果问题没有解决，可以在同一页上告诉我们：\n${link}`,
		en: ({ reference, link }: PublicFacts) =>
			`Reference: ${reference}\n\nRead the answer here. If it does not settle the matter, tell us on the same page:\n${link}`
	},
	why: {
		zh: '您收到此邮件，是因为有人在投诉时留下了这个邮箱。如果不是您，请忽略。',
		en: 'You receive this because this address was left with a complaint. If that was not you, ignore it.'
	}
});
