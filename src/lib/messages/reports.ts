/** Words of the page of the management report. */
import { messages } from './message.ts';

export const reports = messages({
	title: { zh: '管理报告', en: 'Management report' },
	description: {
		zh: '一份问卷在一段时间内的结果：得分与区间、控制图、影响因素、局限与方法，可打印、可下载。',
		en: 'One survey over one period: scores with intervals, control chart, drivers, limits and method. To print or to download.'
	},
	print: { zh: '打印或存为 PDF', en: 'Print or save as PDF' },
	download: { zh: '下载 XLSX', en: 'Download XLSX' },
	language: { zh: '报告语言', en: 'Language of the report' },
	both: { zh: '中文和英文', en: 'Chinese and English' },
	reportOf: {
		zh: (survey: string) => `服务质量报告：${survey}`,
		en: (survey: string) => `Service quality report: ${survey}`
	},
	madeOn: { zh: (day: string) => `制作日期：${day}`, en: (day: string) => `Made on ${day}` },
	dimensionCharts: { zh: '各维度的控制图', en: 'Control charts of the dimensions' },
	limits: { zh: '这份报告不能说明什么', en: 'What this report cannot say' }
});
