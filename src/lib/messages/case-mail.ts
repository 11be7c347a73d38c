/** Words around a mail that a colleague writes to the customer of a case. */
import { messages } from './message.ts';

export const caseMail = messages({
	subject: { zh: '关于您最近接受的服务', en: 'About your recent experience with us' },
	/** Who is greeted where no name is known. */
	somebody: { zh: '客户', en: 'customer' },
	/** Under what was written. */
	foot: {
		zh: (organization: string, sender: string) =>
			`${sender ? `${organization} ${sender}` : organization}\n您可以直接回复此信。如不希望再收到我们的来信，请回信告知。`,
		en: (organization: string, sender: string) =>
			`${sender ? `${sender}, ${organization}` : organization}\nYou can reply to this mail. If you would rather not hear from us again, just say so.`
	},
	write: { zh: '给客户写邮件', en: 'Write to the customer' },
	to: {
		zh: (address: string) => `发往 ${address}。发出后记为一次联系尝试；客户的回复会到您的邮箱。`,
		en: (address: string) =>
			`To ${address}. It is recorded as an attempt to contact; the answer comes to your mailbox.`
	},
	languageUnknown: {
		zh: '不知道客户使用哪种语言，建议稿附有两种，请删去不需要的。',
		en: 'The language of the customer is not known; both stand here, remove what is not needed.'
	},
	noAddress: {
		zh: '没有客户的邮箱，不能从这里发送。',
		en: 'There is no e-mail address on record, so it cannot be sent from here.'
	},
	title: { zh: '主题', en: 'Subject' },
	text: { zh: '正文', en: 'Text' },
	send: { zh: '发送邮件', en: 'Send the mail' },
	queued: {
		zh: '邮件即将发出；如在客户的免打扰时段内，会等到时段结束。经过记在下面。',
		en: 'The mail is on its way; in the quiet hours of the customer it waits for their end. What happened below tells.'
	},
	mailed: { zh: '给客户写了邮件', en: 'Mail to the customer' },
	about: {
		zh: (subject: string) => `主题：${subject}`,
		en: (subject: string) => `Subject: ${subject}`
	},
	leaves: {
		zh: (at: string, rule: string) => `${at} 之后发出（${rule}）`,
		en: (at: string, rule: string) => `Leaves after ${at} (${rule.toLowerCase()})`
	},
	notSent: {
		zh: (rule: string) => `邮件没有发出：${rule}`,
		en: (rule: string) => `The mail was not sent: ${rule}`
	}
});
