import { messages } from './message.ts';

/** Words around every chart. */
export const charts = messages({
	tableOf: {
		zh: (title: string) => `${title}：数据表`,
		en: (title: string) => `${title}: table`
	},
	table: { zh: '数据表与下载', en: 'Data table and downloads' },
	download: { zh: '下载：', en: 'Download:' },
	downloadOf: {
		zh: (title: string) => `下载“${title}”`,
		en: (title: string) => `Download “${title}”`
	},
	lower: { zh: '95% 区间下限', en: '95% interval, lower' },
	upper: { zh: '95% 区间上限', en: '95% interval, upper' },
	note: { zh: '说明', en: 'Note' }
});
