/** Words that more than one area of the product says. */
import { messages } from './message.ts';

export const common = messages({
	appName: { zh: '先听', en: 'Heed' },
	tagline: { zh: '先听，再办', en: 'Listen before they complain' },

	dashboard: { zh: '看板', en: 'Dashboard' },
	surveys: { zh: '问卷', en: 'Surveys' },
	customers: { zh: '客户', en: 'Customers' },
	cases: { zh: '个案', en: 'Cases' },
	training: { zh: '培训', en: 'Training' },
	improvement: { zh: '改进', en: 'Improvement' },
	reports: { zh: '报告', en: 'Reports' },
	settings: { zh: '设置', en: 'Settings' },

	skipToContent: { zh: '跳到正文', en: 'Skip to content' },
	mainNavigation: { zh: '主导航', en: 'Main navigation' },
	menu: { zh: '菜单', en: 'Menu' },
	language: { zh: '语言', en: 'Language' },
	// A language is always named in itself, so both halves are the same on purpose.
	chinese: { zh: '中文', en: '中文' },
	english: { zh: 'English', en: 'English' },
	theme: { zh: '外观', en: 'Appearance' },
	themeLight: { zh: '浅色', en: 'Light' },
	themeDark: { zh: '深色', en: 'Dark' },
	themeAuto: { zh: '跟随系统', en: 'System' },
	signedInAs: { zh: '当前用户', en: 'Signed in as' },
	signIn: { zh: '登录', en: 'Sign in' },
	signOut: { zh: '退出登录', en: 'Sign out' },
	privacy: { zh: '隐私说明', en: 'Privacy' },

	save: { zh: '保存', en: 'Save' },
	saved: { zh: '已保存', en: 'Saved' },
	cancel: { zh: '取消', en: 'Cancel' },
	close: { zh: '关闭', en: 'Close' },
	confirm: { zh: '确认', en: 'Confirm' },
	add: { zh: '新增', en: 'Add' },
	edit: { zh: '编辑', en: 'Edit' },
	remove: { zh: '删除', en: 'Remove' },
	back: { zh: '返回', en: 'Back' },
	continue: { zh: '继续', en: 'Continue' },
	submit: { zh: '提交', en: 'Submit' },
	download: { zh: '下载', en: 'Download' },
	details: { zh: '详情', en: 'Details' },
	more: { zh: '查看更多', en: 'Show more' },
	previousPage: { zh: '上一页', en: 'Previous page' },
	nextPage: { zh: '下一页', en: 'Next page' },

	search: { zh: '搜索', en: 'Search' },
	filter: { zh: '筛选', en: 'Filter' },
	clearFilter: { zh: '清除筛选', en: 'Clear filter' },
	from: { zh: '开始日期', en: 'From' },
	to: { zh: '结束日期', en: 'To' },
	site: { zh: '网点', en: 'Site' },
	service: { zh: '服务项目', en: 'Service' },
	channel: { zh: '渠道', en: 'Channel' },
	allSites: { zh: '全部网点', en: 'All sites' },
	allServices: { zh: '全部服务项目', en: 'All services' },
	allChannels: { zh: '全部渠道', en: 'All channels' },
	all: { zh: '全部', en: 'All' },

	yes: { zh: '是', en: 'Yes' },
	no: { zh: '否', en: 'No' },
	none: { zh: '无', en: 'None' },
	unknown: { zh: '未知', en: 'Unknown' },
	required: { zh: '必填', en: 'Required' },
	optional: { zh: '选填', en: 'Optional' },

	loading: { zh: '正在加载…', en: 'Loading…' },
	empty: { zh: '暂无内容', en: 'Nothing here yet' },
	noMatches: { zh: '没有符合条件的结果', en: 'Nothing matches the filter' },
	notEnoughData: { zh: '数据不足', en: 'Not enough data' },
	notEnoughDataOf: {
		zh: (have: string, needed: string) => `数据不足：已有 ${have} 份，至少需要 ${needed} 份`,
		en: (have: string, needed: string) => `Not enough data yet: ${have} of ${needed}`
	},
	suppressed: {
		zh: '人数过少，为保护个人隐私不显示',
		en: 'Hidden to protect privacy: too few people'
	},
	zeroVariance: {
		zh: '所有答案相同，无法计算',
		en: 'Cannot be computed: every answer is the same'
	},
	notAsked: { zh: '本问卷未询问', en: 'Not asked in this survey' },
	n: { zh: (count: string) => `n = ${count}`, en: (count: string) => `n = ${count}` },
	interval: { zh: '95% 置信区间', en: '95% confidence interval' },

	dueIn: {
		zh: (duration: string) => `剩余 ${duration}`,
		en: (duration: string) => `${duration} left`
	},
	overdueBy: {
		zh: (duration: string) => `已逾期 ${duration}`,
		en: (duration: string) => `${duration} overdue`
	}
});
