/** What customers are sent when they are invited or reminded: templates with merge fields. */
import { messages, type Locale } from './message.ts';

export type MailTemplate = { subject: string; body: string };

const words = messages({
	subject: {
		zh: '{{organization}}邀请您评价我们的服务',
		en: '{{organization}} would like to know how we did'
	},
	/** About a service contact. */
	afterContact: {
		zh: '尊敬的{{name|顾客}}：\n\n您好！您于{{date}}在{{site}}办理了{{service}}，我们想听听您的真实感受。只需几分钟：\n\n{{link}}\n\n链接在{{expires}}前有效，只能提交一次。您写下的内容会有专人阅读；是否填写由您决定，不填写也不影响您得到的服务。\n\n{{organization}}',
		en: 'Dear {{name|customer}},\n\nOn {{date}} we served you: {{service}}, {{site}}. We would like to hear how it really went. It takes a few minutes:\n\n{{link}}\n\nThe link works once, until {{expires}}. A person reads what you write. Whether you answer is up to you, and the service you get stays the same if you do not.\n\n{{organization}}'
	},
	general: {
		zh: '尊敬的{{name|顾客}}：\n\n您好！我们想听听您对{{organization}}服务的真实感受。只需几分钟：\n\n{{link}}\n\n链接在{{expires}}前有效，只能提交一次。您写下的内容会有专人阅读；是否填写由您决定，不填写也不影响您得到的服务。\n\n{{organization}}',
		en: 'Dear {{name|customer}},\n\nWe would like to hear what you really think of our service. It takes a few minutes:\n\n{{link}}\n\nThe link works once, until {{expires}}. A person reads what you write. Whether you answer is up to you, and the service you get stays the same if you do not.\n\n{{organization}}'
	},
	reminderSubject: {
		zh: '提醒：{{organization}}想听听您的感受',
		en: 'A reminder: {{organization}} would like to know how we did'
	},
	reminder: {
		zh: '尊敬的{{name|顾客}}：\n\n您好！前几天我们邀请您评价{{service|我们的服务}}，目前还没有收到您的回复。如果您愿意，现在仍可填写：\n\n{{link}}\n\n链接在{{expires}}前有效，只能提交一次。如果您不想填写，不必理会这封邮件。\n\n{{organization}}',
		en: 'Dear {{name|customer}},\n\nA few days ago we asked what you think of {{service|our service}}, and have not heard from you. If you like, there is still time:\n\n{{link}}\n\nThe link works once, until {{expires}}. If you would rather not answer, just ignore this mail.\n\n{{organization}}'
	},
	footer: {
		zh: '不想再收到{{organization}}的问卷邀请？退订：\n{{unsubscribe}}',
		en: 'No more invitations from {{organization}}? Unsubscribe:\n{{unsubscribe}}'
	},
	/** The same where the link says what it does. */
	linkedFooter: {
		zh: '不想再收到{{organization}}的问卷邀请？{{unsubscribe}}',
		en: 'No more invitations from {{organization}}? {{unsubscribe}}'
	},
	short: {
		zh: '【{{organization}}】您好！想听听您对{{service|我们服务}}的感受，只需几分钟：{{link}}',
		en: '{{organization}}: how did we do? It takes a few minutes: {{link}}'
	},
	shortReminder: {
		zh: '【{{organization}}】提醒：我们仍想听听您对{{service|我们服务}}的感受：{{link}}',
		en: '{{organization}}: a reminder. We would still like to hear how we did: {{link}}'
	},
	answer: { zh: '填写问卷', en: 'Answer the questions' },
	unsubscribe: { zh: '退订', en: 'Unsubscribe' }
});

/** The built-in words; about a service contact when there was one. */
export function builtInTemplate(
	purpose: 'invitation' | 'reminder',
	isAboutContact: boolean,
	locale: Locale
): MailTemplate {
	if (purpose === 'reminder') {
		return { subject: words.reminderSubject[locale], body: words.reminder[locale] };
	}
	const body = isAboutContact ? words.afterContact : words.general;
	return { subject: words.subject[locale], body: body[locale] };
}

/** The built-in words for channels that carry one sentence. */
export function shortTemplate(purpose: 'invitation' | 'reminder', locale: Locale): string {
	return purpose === 'reminder' ? words.shortReminder[locale] : words.short[locale];
}

/** What stands under every mail, whatever template it is made from: as text, and in HTML. */
export const unsubscribeFooter = { text: words.footer, html: words.linkedFooter };

/** What the links of the HTML part say. */
export const linkWords = { answer: words.answer, unsubscribe: words.unsubscribe };
