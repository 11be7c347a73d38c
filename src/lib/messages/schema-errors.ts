/** What is wrong with one field of a request, in words. */
import { messages } from './message.ts';

export const schemaErrors = messages({
	missing: { zh: '缺少此项', en: 'is missing' },
	unknownField: { zh: '未知的字段，请检查拼写', en: 'is not a known field; check the spelling' },
	wrongType: {
		zh: (expected: string, given: string) => `应为 ${expected}，实际是 ${given}`,
		en: (expected: string, given: string) => `must be ${expected}, not ${given}`
	},
	notOneOf: {
		zh: (values: string) => `应为以下之一：${values}`,
		en: (values: string) => `must be one of: ${values}`
	},
	atLeast: {
		zh: (minimum: string) => `不能小于 ${minimum}`,
		en: (minimum: string) => `must be at least ${minimum}`
	},
	atMost: {
		zh: (maximum: string) => `不能大于 ${maximum}`,
		en: (maximum: string) => `must be at most ${maximum}`
	},
	tooFew: {
		zh: (minimum: string) => `至少需要 ${minimum} 项`,
		en: (minimum: string) => `must have at least ${minimum}`
	},
	tooMany: {
		zh: (maximum: string) => `最多 ${maximum} 项`,
		en: (maximum: string) => `must have at most ${maximum}`
	},
	empty: { zh: '不能为空', en: 'must not be empty' },
	tooLong: {
		zh: (longest: string) => `最多 ${longest} 个字符`,
		en: (longest: string) => `must be at most ${longest} characters`
	},
	tooShort: {
		zh: (shortest: string) => `至少 ${shortest} 个字符`,
		en: (shortest: string) => `must be at least ${shortest} characters`
	},
	tooLarge: {
		zh: (bytes: string) => `最多 ${bytes} 字节`,
		en: (bytes: string) => `must be at most ${bytes} bytes of JSON`
	},
	code: {
		zh: '代码只能包含字母、数字、连字符和下划线，以字母或数字开头，最多 63 个字符',
		en: 'must be a code: letters, digits, hyphen and underscore, beginning with a letter or digit, at most 63'
	},
	bilingual: {
		zh: '请至少提供 zh 或 en 之一',
		en: 'must have a text in zh, en or both'
	},
	instant: {
		zh: '应为日期和时间，例如 2026-05-03T14:05:00+08:00',
		en: 'must be a date and time, for example 2026-05-03T14:05:00+08:00'
	},
	dayOrInstant: {
		zh: '应为日期（2026-05-03）或带时区的时间（2026-05-03T14:05:00+08:00）',
		en: 'must be a day (2026-05-03) or a time with its offset (2026-05-03T14:05:00+08:00)'
	},
	timeZone: {
		zh: '应为 IANA 时区名称，例如 Asia/Shanghai',
		en: 'must be an IANA time zone, for example Asia/Shanghai'
	},
	perception: { zh: '必须包含 perception', en: 'must include perception' },
	unknownDimension: {
		zh: (wanted: string) => `没有维度“${wanted}”，请先在 dimensions 中定义`,
		en: (wanted: string) => `there is no dimension "${wanted}" in dimensions`
	},
	emptyDimension: {
		zh: (wanted: string) => `维度“${wanted}”没有任何题项`,
		en: (wanted: string) => `dimension "${wanted}" has no items`
	},
	crowdedDimension: {
		zh: (wanted: string, most: string) => `维度“${wanted}”的题项超过 ${most} 个`,
		en: (wanted: string, most: string) => `dimension "${wanted}" has more than ${most} items`
	},
	repeated: {
		zh: (given: string) => `代码“${given}”重复`,
		en: (given: string) => `the code "${given}" is used twice`
	},
	secondAnchor: {
		zh: (wanted: string) => `维度“${wanted}”已有锚定题`,
		en: (wanted: string) => `dimension "${wanted}" already has its anchor item`
	},
	customerOrEncounter: {
		zh: '请提供 customer 或 encounter',
		en: 'needs customer or encounter'
	},
	endsBeforeStart: { zh: '结束早于开始', en: 'must not be before started_at' },
	yetToCome: {
		zh: '比现在晚一天以上，请检查日期',
		en: 'is more than one day in the future; check the date'
	},
	origin: {
		zh: '应为完整的 https 网址，例如 https://www.example.com；试用时可用 http://localhost',
		en: 'must be a full https address such as https://www.example.com, or http://localhost to try things out'
	},
	cursor: { zh: '不是本接口返回的 next 值', en: 'is not a `next` that this list answered' },
	tooDeep: {
		zh: (most: string) => `JSON 嵌套超过 ${most} 层`,
		en: (most: string) => `is nested deeper than ${most} levels`
	},
	other: { zh: '内容无效', en: 'is not valid' }
});
