/** Words of the page on which a survey decides whom it invites by itself: sampling, quotas, reminders, waves. */
import { messages } from './message.ts';

export const outreachPages = messages({
	automatic: { zh: '服务记录触发的邀请', en: 'Invitations from reported encounters' },
	channel: { zh: '邀请方式', en: 'How they are invited' },
	channelHint: {
		zh: '其他系统上报服务记录并要求邀请时使用。“链接”表示由对方系统自行转交。',
		en: 'For encounters that another system reports with a wish to invite. With “Link” that system hands the link over.'
	},
	linkInAnswer: { zh: '链接（由对方系统转交）', en: 'Link (handed over by that system)' },
	share: { zh: '邀请比例（%）', en: 'Share that is invited (%)' },
	shareHint: {
		zh: '随机抽取；同一服务记录重复上报，结果不变。',
		en: 'Drawn at random; an encounter that is reported again comes out the same.'
	},
	quota: { zh: '每月名额', en: 'Quota a month' },
	quotaHint: {
		zh: '每个网点、每项服务各算各的。留空表示不限。',
		en: 'For each site and service by itself. Empty means no limit.'
	},
	ownReminders: {
		zh: (plan: string) => `本问卷使用自己的提醒计划（机构计划：第 ${plan} 天）`,
		en: (plan: string) =>
			`A plan of reminders of its own (that of the organisation: after days ${plan})`
	},
	reminderDays: { zh: '邀请发出后第几天提醒', en: 'Days after the invitation' },
	reminderHint: {
		zh: '例如：3, 7。留空表示不提醒。未勾选上面一项时不起作用。',
		en: 'For example: 3, 7. Empty means none. Counts only with the box above.'
	},
	saved: { zh: '已保存。', en: 'Saved.' },

	waves: { zh: '定期批次', en: 'Waves' },
	wavesHelp: {
		zh: '到时间后，从最近接受过服务的客户中随机抽取一批发出邀请。每一期只执行一次，错过的不补。',
		en: 'At its time a wave invites a random sample of the customers who were served lately. Each runs once; one that was missed is not made up for.'
	},
	plannedWaves: { zh: '已安排的批次', en: 'Planned waves' },
	noWaves: { zh: '还没有批次', en: 'No waves yet' },
	newWave: { zh: '新增批次', en: 'Plan a wave' },
	startsAt: { zh: '开始时间', en: 'Begins' },
	startsHint: {
		zh: (zone: string) => `机构时区：${zone}`,
		en: (zone: string) => `On the clock of your organisation: ${zone}`
	},
	repeats: { zh: '重复', en: 'Repeats' },
	once: { zh: '仅一次', en: 'Once' },
	everyDays: { zh: '每隔几天', en: 'Every few days' },
	everyMonth: { zh: '每月', en: 'Every month' },
	every: { zh: (n: string) => `每 ${n} 天`, en: (n: string) => `Every ${n} days` },
	days: { zh: '间隔天数', en: 'Days between' },
	daysHint: { zh: '仅用于“每隔几天”', en: 'For “Every few days” only' },
	audience: { zh: '对象', en: 'Whom' },
	audienceHint: {
		zh: '最近多少天内接受过服务的客户',
		en: 'Customers who were served in so many days before'
	},
	servedIn: {
		zh: (n: string) => `最近 ${n} 天接受过服务`,
		en: (n: string) => `Served in the last ${n} days`
	},
	segment: { zh: '仅限客户群', en: 'Only of the segment' },
	sample: { zh: '每期最多邀请', en: 'At most, each time' },
	waveChannel: { zh: '渠道', en: 'Channel' },
	plan: { zh: '新增批次', en: 'Plan it' },
	planned: { zh: '已安排。', en: 'It is planned.' },
	lastRun: { zh: '最近一期', en: 'Last run' },
	ran: {
		zh: (invited: string, audience: string) => `对象 ${audience} 位，邀请 ${invited} 位`,
		en: (invited: string, audience: string) => `${invited} invited of ${audience}`
	},
	notYet: { zh: '尚未执行', en: 'Not yet' },
	stop: { zh: '停止', en: 'Stop' },
	isStopped: { zh: '已停止', en: 'Stopped' },
	stopped: { zh: '批次已停止。', en: 'The wave is stopped.' }
});

export const mailWordsPages = messages({
	lead: {
		zh: '留空则使用内置内容。每次保存都是一个新版本，对之后发出的邮件生效；退订链接始终附在末尾。',
		en: 'What is left blank is built in. Every save is a new version, for what is sent from now on; the link to unsubscribe always stands at the end.'
	},
	fields: { zh: '可用字段', en: 'Fields that can be used' },
	fieldsHelp: {
		zh: '写成 {{name}}；竖线后是没有内容时的替代文字，例如 {{name|顾客}}。',
		en: 'Written {{name}}; behind a bar stand words for when it is not known, for example {{name|customer}}.'
	},
	invitation: { zh: '邀请', en: 'Invitation' },
	reminder: { zh: '提醒', en: 'Reminder' },
	subject: { zh: '主题', en: 'Subject' },
	body: { zh: '正文', en: 'Text' },
	titleOf: {
		zh: (purpose: string, language: string) => `${purpose}（${language}）`,
		en: (purpose: string, language: string) => `${purpose} (${language})`
	},
	preview: { zh: '预览', en: 'Preview' },
	previewHelp: {
		zh: '以示例客户填充，按已保存的内容。',
		en: 'With a made-up customer, as it is saved.'
	},
	save: { zh: '保存为新版本', en: 'Save as a new version' },
	saved: {
		zh: (version: string) => `已保存为第 ${version} 版。`,
		en: (version: string) => `Saved as version ${version}.`
	},
	sampleName: { zh: '王敏', en: 'Anna Reed' },
	sampleSite: { zh: '城东站', en: 'East station' },
	sampleService: { zh: '上门维修', en: 'Repair visit' }
});
