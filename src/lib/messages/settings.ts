/** Words of the settings: colleagues, API keys, the organisation. */
import { messages } from './message.ts';

export const settings = messages({
	title: { zh: '设置', en: 'Settings' },
	sections: { zh: '设置分类', en: 'Sections of the settings' },

	staff: { zh: '同事', en: 'Staff' },
	staffHelp: {
		zh: '角色决定能看到和能做什么。停用后，对方的下一次操作就会被拒绝。',
		en: 'The role decides what somebody sees and may do. Who is shut out is refused at their next click.'
	},
	name: { zh: '姓名', en: 'Name' },
	email: { zh: '邮箱', en: 'E-mail address' },
	role: { zh: '角色', en: 'Role' },
	roleOf: { zh: (name: string) => `${name} 的角色`, en: (name: string) => `Role of ${name}` },
	state: { zh: '状态', en: 'State' },
	actions: { zh: '操作', en: 'Actions' },
	active: { zh: '在用', en: 'Active' },
	inactive: { zh: '已停用', en: 'Shut out' },
	you: { zh: '您', en: 'You' },
	saveRole: { zh: '保存角色', en: 'Save role' },
	deactivate: { zh: '停用', en: 'Shut out' },
	activate: { zh: '恢复', en: 'Let in again' },
	changed: { zh: '已保存。', en: 'Saved.' },

	inviteTitle: { zh: '邀请同事', en: 'Invite a colleague' },
	inviteHelp: {
		zh: '对方会收到一封邮件，通过其中的链接设置密码。邀请 7 天内有效，链接 1 小时内有效；链接过期后可重新发送。',
		en: 'They get a mail with a link, with which they choose a password. The invitation holds for 7 days, the link for an hour; send it again when it has expired.'
	},
	invite: { zh: '发送邀请', en: 'Send invitation' },
	invited: {
		zh: (email: string) => `邀请已发送至 ${email}。`,
		en: (email: string) => `The invitation to ${email} is on its way.`
	},
	mailFailed: {
		zh: (email: string) => `已为 ${email} 保留角色，但邮件未能发出。请检查邮件设置，稍后重新发送。`,
		en: (email: string) =>
			`The role is kept for ${email}, but the mail could not be sent. Check the mail settings and send it again.`
	},
	revokeInvitation: { zh: '撤回', en: 'Take back' },
	pendingTitle: { zh: '尚未加入', en: 'Not joined yet' },
	expiresAt: { zh: '有效期至', en: 'Holds until' },
	expired: { zh: '已过期', en: 'Expired' },
	sendAgain: { zh: '重新发送', en: 'Send again' },

	keys: { zh: 'API 密钥', en: 'API keys' },
	keysHelp: {
		zh: '其他系统凭密钥调用接口。密钥只显示一次，系统仅保存其摘要。',
		en: 'Other systems call the API with a key. A key is shown once; only its fingerprint is kept.'
	},
	noKeys: { zh: '还没有 API 密钥', en: 'No API keys yet' },
	newKey: { zh: '新建密钥', en: 'Make a key' },
	keyName: { zh: '用途', en: 'What it is for' },
	keyNameHint: { zh: '例如：排队系统', en: 'For example: queue system' },
	keyStart: { zh: '开头', en: 'Begins with' },
	scopes: { zh: '权限', en: 'May' },
	read: { zh: '读取', en: 'Read' },
	write: { zh: '写入', en: 'Write' },
	created: { zh: '创建时间', en: 'Made' },
	lastUsed: { zh: '最近使用', en: 'Last used' },
	never: { zh: '从未使用', en: 'Never' },
	revoke: { zh: '作废', en: 'Revoke' },
	revokeKey: {
		zh: (name: string) => `作废密钥“${name}”`,
		en: (name: string) => `Revoke the key “${name}”`
	},
	revoked: { zh: '已作废', en: 'Revoked' },
	keyRevoked: {
		zh: '密钥已作废，立即失效。',
		en: 'The key is revoked and has stopped working.'
	},
	keyMadeTitle: { zh: '请立即复制密钥', en: 'Copy the key now' },
	keyMade: {
		zh: '离开此页后将无法再次查看。',
		en: 'You cannot see it again after you leave this page.'
	},

	organization: { zh: '机构', en: 'Organisation' },
	placeName: { zh: '名称', en: 'Name' },
	code: { zh: '代码', en: 'Code' },
	timeZone: { zh: '时区', en: 'Time zone' },
	sites: { zh: '网点', en: 'Sites' },
	services: { zh: '服务项目', en: 'Services' },
	noSites: { zh: '还没有网点', en: 'No sites yet' },
	noServices: { zh: '还没有服务项目', en: 'No services yet' },
	promise: { zh: '投诉表单', en: 'Complaint form' },
	promiseDays: { zh: '几天内答复（自然日）', en: 'Answered within how many calendar days' },
	promiseHint: {
		zh: '投诉人在提交前会看到这个承诺。已经收到的投诉，期限不变。',
		en: 'Complainants read this promise before they send. Complaints that are open keep their day.'
	},
	listed: {
		zh: '在公开的投诉入口列出本机构',
		en: 'List us where anybody starts a complaint'
	},
	listedHint: {
		zh: '只在系统中有多家机构时有区别：不勾选，别人就不会从投诉入口看到本机构的名称；下面的网址不受影响。',
		en: 'This matters only where several organisations share this system: unless ticked, nobody learns your name there. The address below works either way.'
	},
	complaintAddress: { zh: '本机构投诉表单的网址：', en: 'Address of your complaint form:' },
	readOnly: {
		zh: '网点和服务项目目前只能查看；代码用于接口和导入文件。',
		en: 'Sites and services can only be read here for now; their codes are used by the API and in import files.'
	}
});
