/** Words of signing in, of passwords and of the way back in. */
import { messages } from './message.ts';

export const account = messages({
	signInTitle: { zh: '登录工作台', en: 'Sign in' },
	email: { zh: '邮箱', en: 'E-mail address' },
	password: { zh: '密码', en: 'Password' },
	forgot: { zh: '忘记密码？', en: 'Forgotten your password?' },
	byInvitation: {
		zh: '账号由贵机构的管理员通过邮件邀请开通。',
		en: 'Accounts are made by invitation from an administrator of your organisation.'
	},

	forgotTitle: { zh: '重设密码', en: 'Reset your password' },
	forgotHelp: {
		zh: '填写您的登录邮箱，我们会把重设链接发到该邮箱。',
		en: 'Tell us your address and we send a link there with which you choose a new password.'
	},
	sendLink: { zh: '发送链接', en: 'Send the link' },
	linkSentTitle: { zh: '请查收邮件', en: 'Look in your mailbox' },
	linkSent: {
		zh: '如果该邮箱已开通账号，重设链接正在发送。链接一小时内有效，只能使用一次。没有收到时，请查看垃圾邮件，或与管理员确认邮箱是否正确。',
		en: 'If there is an account for this address, a link is on its way. It works once, within an hour. If nothing arrives, look among unwanted mail, or ask your administrator which address you were invited with.'
	},
	backToSignIn: { zh: '返回登录', en: 'Back to sign-in' },

	confirmTitleReset: { zh: '重设密码', en: 'Reset your password' },
	confirmTitleJoin: { zh: '加入工作台', en: 'Join the workspace' },
	confirmHelp: {
		zh: '点击下面的按钮继续。链接只能使用一次，点击后失效。',
		en: 'Press the button to go on. The link works once and is used up when you press it.'
	},
	linkUnusableTitle: { zh: '此链接无法使用', en: 'This link cannot be used' },
	linkUnusable: {
		zh: '链接可能已经用过、已过期或不完整。您可以重新获取一个链接；受邀但尚未加入的同事也适用。',
		en: 'It may have been used already, have expired or be incomplete. Ask for a new one; this also works if you were invited and have not joined yet.'
	},
	newLink: { zh: '获取新链接', en: 'Ask for a new link' },

	setTitle: { zh: '设置密码', en: 'Choose a password' },
	setHelp: {
		zh: '至少 10 个字符。几个不相干的词连在一起，既好记又安全。',
		en: 'At least 10 characters. A few unrelated words in a row are easy to remember and hard to guess.'
	},
	newPassword: { zh: '新密码', en: 'New password' },
	setButton: { zh: '保存密码', en: 'Save password' },
	accountOf: { zh: '账号', en: 'Account' },

	noAccessTitle: { zh: '您目前没有访问权限', en: 'You have no access at present' },
	noAccess: {
		zh: '您已登录，但该账号不属于任何机构，或已被停用。请联系贵机构的管理员。',
		en: 'You are signed in, but this account belongs to no organisation or has been shut out. Ask an administrator of your organisation.'
	}
});
