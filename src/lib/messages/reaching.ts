/** Words about reaching people: the way out, the rules of contact, channels, and what became of invitations. */
import { messages } from './message.ts';

export const unsubscribing = messages({
	title: { zh: '退订问卷邀请', en: 'No more invitations' },
	lead: {
		zh: (organization: string) =>
			`点击下面的按钮后，您将不再收到${organization}的任何问卷邀请和提醒。`,
		en: (organization: string) =>
			`After you press the button, ${organization} will send you no invitations to surveys and no reminders.`
	},
	act: { zh: '退订', en: 'Unsubscribe' },
	doneTitle: { zh: '已退订', en: 'You are unsubscribed' },
	done: {
		zh: (organization: string) =>
			`您不会再收到${organization}的问卷邀请和提醒。正在办理的事项不受影响。`,
		en: (organization: string) =>
			`${organization} will send you no more invitations or reminders. Whatever else you have under way with them goes on as before.`
	},
	undoLead: { zh: '点错了？', en: 'Was that a mistake?' },
	undo: { zh: '恢复接收', en: 'Receive invitations again' }
});

export const contactRules = messages({
	title: { zh: '联系规则', en: 'Contacting customers' },
	lead: {
		zh: '每次发出邀请或提醒之前都会检查这些规则，对所有问卷和渠道一并计算；被规则拦下的每一次都记录原因。',
		en: 'These rules are asked before every invitation and reminder, over all surveys and channels together. Whatever they hold back is logged with its reason.'
	},
	cap: { zh: '联系次数上限', en: 'How often' },
	capHelp: {
		zh: '同一位客户在一段时间内最多被联系几次，提醒也计算在内。',
		en: 'How many times the same customer may be contacted in so many days. Reminders count.'
	},
	capCount: { zh: '最多次数', en: 'At most, times' },
	capDays: { zh: '天数', en: 'In days' },
	quiet: { zh: '免打扰时段', en: 'Quiet hours' },
	quietHelp: {
		zh: '按客户所在时区计算；不知道时区时按机构时区。时段内的消息会等到结束后再发。两个时间相同表示不设免打扰。',
		en: 'On the clock of the customer, or of your organisation when theirs is not known. Messages wait until the hours are over. The same time twice means no quiet hours.'
	},
	quietFrom: { zh: '开始', en: 'From' },
	quietUntil: { zh: '结束', en: 'Until' },
	reminders: { zh: '自动提醒', en: 'Reminders' },
	reminderDays: { zh: '邀请发出后第几天提醒', en: 'Days after the invitation' },
	reminderHint: {
		zh: '只提醒还没有填写的客户。例如：3, 7。留空表示不提醒，最多 5 次。',
		en: 'Only who has not answered is reminded. For example: 3, 7. Empty means none; at most five.'
	},
	saved: {
		zh: '已保存，对之后的每次发送生效。',
		en: 'Saved. It holds for everything that is sent from now on.'
	}
});

export const channelKinds = messages({
	sms: { zh: '短信', en: 'SMS' },
	wecom: { zh: '企业微信', en: 'WeCom' },
	webhook: { zh: '其他', en: 'Other' }
});

export const channelAddresses = messages({
	phone: { zh: '电话', en: 'Telephone number' },
	email: { zh: '邮箱', en: 'E-mail address' },
	external_id: { zh: '客户编号', en: 'Customer number' }
});

export const channels = messages({
	title: { zh: '发送渠道', en: 'Channels' },
	lead: {
		zh: '短信、企业微信等渠道由您自己的程序发送：每条消息以签名请求交给它，由它转发。文档附有可直接运行的接收示例。',
		en: 'SMS, WeCom and others are sent by a program of yours: it is handed each message in a signed call and passes it on. The documentation has an example that runs as it is.'
	},
	new: { zh: '新增渠道', en: 'Add a channel' },
	add: { zh: '新增渠道', en: 'Add channel' },
	list: { zh: '渠道列表', en: 'List of channels' },
	none: { zh: '还没有发送渠道', en: 'No channels yet' },
	code: { zh: '代码', en: 'Code' },
	codeHint: {
		zh: '邀请时用它指定渠道，之后不能更改。例如 sms',
		en: 'Invitations name the channel by it; it cannot be changed later. For example sms'
	},
	kind: { zh: '类型', en: 'Kind' },
	address: { zh: '按什么联系客户', en: 'Customers are reached by' },
	addressHint: {
		zh: '没有此项信息的客户不会被联系。',
		en: 'Customers without it are not contacted.'
	},
	url: { zh: '接收地址', en: 'Address to call' },
	urlHint: {
		zh: '必须是公网 https 地址；内网地址须由运维在 HEED_WEBHOOK_ALLOW 中放行。',
		en: 'A public https address. Private networks must be allowed by HEED_WEBHOOK_ALLOW in the environment.'
	},
	state: { zh: '状态', en: 'State' },
	actions: { zh: '操作', en: 'Actions' },
	on: { zh: '启用', en: 'On' },
	off: { zh: '停用', en: 'Off' },
	switchOn: { zh: '启用', en: 'Switch on' },
	switchOff: { zh: '停用', en: 'Switch off' },
	newSecret: { zh: '更换密钥', en: 'New secret' },
	changed: { zh: '已保存。', en: 'Saved.' },
	secretTitle: { zh: '请立即复制签名密钥', en: 'Copy the signing secret now' },
	secretOnce: {
		zh: '接收程序用它核对签名。离开此页后无法再次查看，只能更换。',
		en: 'The receiver checks signatures with it. You cannot see it again after you leave this page, only replace it.'
	}
});

/** Why somebody was not contacted, or not yet. */
export const contactRuleNames = messages({
	answered: { zh: '已经填写', en: 'Has answered already' },
	expired: { zh: '链接已过期', en: 'The link has run out' },
	survey_closed: { zh: '问卷未开放', en: 'The survey is not open' },
	opted_out: { zh: '客户已退订', en: 'The customer has unsubscribed' },
	left: { zh: '客户已流失', en: 'The customer has left' },
	channel_off: { zh: '渠道已停用', en: 'The channel is switched off' },
	no_address: { zh: '没有可用的联系地址', en: 'There is no address' },
	bounced_address: { zh: '地址无效，曾被退信', en: 'The address does not exist: mail came back' },
	contact_cap: { zh: '已达联系次数上限', en: 'Contacted as often as the rules allow' },
	daily_limit: {
		zh: '该地址一天内已收到 3 条消息',
		en: 'Three messages to this address within a day'
	},
	quiet_hours: { zh: '处于免打扰时段', en: 'Quiet hours' },
	case_closed: { zh: '个案已结束', en: 'The case has been closed' },
	sender_left: { zh: '写信的同事已停用', en: 'Whoever wrote it no longer works here' },
	not_sampled: { zh: '未被抽中', en: 'Not drawn for the sample' },
	quota_full: { zh: '当月名额已满', en: 'The quota of the month is used up' },
	already_invited: { zh: '已有一份未填写的邀请', en: 'Has an invitation that is not answered yet' },
	undeliverable: { zh: '多次发送失败，已放弃', en: 'Could not be delivered after ten tries' }
});

export const invitationStates = messages({
	queued: { zh: '待发送', en: 'Queued' },
	sent: { zh: '已发送', en: 'Sent' },
	delivered: { zh: '已送达', en: 'Delivered' },
	bounced: { zh: '被退回', en: 'Bounced' },
	opened: { zh: '已打开', en: 'Opened' },
	started: { zh: '填写中', en: 'Started' },
	answered: { zh: '已填写', en: 'Answered' },
	skipped: { zh: '未发送', en: 'Not sent' }
});

export const contactChannels = messages({
	link: { zh: '链接', en: 'Link' },
	email: { zh: '邮件', en: 'E-mail' },
	phone: { zh: '电话', en: 'Telephone' },
	qr: { zh: '二维码', en: 'QR code' },
	sms: { zh: '短信', en: 'SMS' },
	wecom: { zh: '企业微信', en: 'WeCom' },
	webhook: { zh: '其他渠道', en: 'Other channel' }
});
