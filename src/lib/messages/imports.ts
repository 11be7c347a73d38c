/** Why a row of an import was left out, and what is wrong with its columns. */
import type { RowCode } from '#lib/domain/import-codes.ts';
import { messages, type Locale } from './message.ts';

type Say = (column: string, value: string) => string;

const rows = messages({
	future_date: {
		zh: (column, value) => `${column} 列的“${value}”比现在晚一天以上`,
		en: (column, value) => `column ${column}: "${value}" is more than one day in the future`
	},
	invalid_answer: {
		zh: (column, value) => `${column} 列的“${value}”不是该题的答案`,
		en: (column, value) => `column ${column}: "${value}" is no answer to that question`
	},
	invalid_channel: {
		zh: (column, value) => `${column} 列的“${value}”不是渠道代码`,
		en: (column, value) => `column ${column}: "${value}" is not a channel code`
	},
	invalid_date: {
		zh: (column, value) => `${column} 列的“${value}”不是日期和时间`,
		en: (column, value) => `column ${column}: "${value}" is not a date and time`
	},
	invalid_end: {
		zh: (column, value) =>
			`${column} 列的“${value}”：已结束的投诉需要不早于收到时间的 closed_at 和列表中的 outcome`,
		en: (column, value) =>
			`column ${column}: "${value}"; a complaint that has ended needs a closed_at, not before it came in, and a listed outcome`
	},
	invalid_locale: {
		zh: (column, value) => `${column} 列的“${value}”不是 zh 或 en`,
		en: (column, value) => `column ${column}: "${value}" is neither zh nor en`
	},
	invalid_quantity: {
		zh: (column, value) => `${column} 列的“${value}”不是数字，也不是时刻`,
		en: (column, value) => `column ${column}: "${value}" is neither a number nor a moment`
	},
	invalid_rating: {
		zh: (column, value) => `${column} 列的“${value}”不是量表上的整数`,
		en: (column, value) => `column ${column}: "${value}" is not a whole number on the scale`
	},
	invalid_row: {
		zh: (column, value) => `此行无法读取：${column} ${value}`,
		en: (column, value) => `the row cannot be read: ${column} ${value}`
	},
	invalid_weights: {
		zh: (column, value) => `${column} 列的权重“${value}”不是合计 100 的整数`,
		en: (column, value) =>
			`column ${column}: the weights "${value}" are not whole numbers that sum to 100`
	},
	missing_external_id: {
		zh: (column) => `${column} 列为空`,
		en: (column) => `column ${column} is empty`
	},
	missing_submission_id: {
		zh: (column) => `${column} 列为空`,
		en: (column) => `column ${column} is empty`
	},
	no_ratings: {
		zh: (column) => `${column} 各列都没有评分`,
		en: (column) => `columns ${column} hold no rating at all`
	},
	too_long: {
		zh: (column, value) => `${column} 列过长（${value} 个字符）`,
		en: (column, value) => `column ${column} is too long (${value} characters)`
	},
	unknown_cause: {
		zh: (column, value) => `${column} 列的“${value}”不在原因列表中`,
		en: (column, value) => `column ${column}: "${value}" is not in the list of causes`
	},
	unknown_customer: {
		zh: (column, value) => `${column} 列的“${value}”不是已有的客户`,
		en: (column, value) => `column ${column}: there is no customer "${value}"`
	},
	unknown_fact: {
		zh: (column, value) => `${column} 列的“${value}”不在事实代码列表中`,
		en: (column, value) => `column ${column}: "${value}" is not in the list of facts`
	},
	unknown_service: {
		zh: (column, value) => `${column} 列的“${value}”不是已有的服务项目`,
		en: (column, value) => `column ${column}: there is no service "${value}"`
	},
	unknown_site: {
		zh: (column, value) => `${column} 列的“${value}”不是已有的网点`,
		en: (column, value) => `column ${column}: there is no site "${value}"`
	}
} satisfies Record<RowCode, { zh: Say; en: Say }>);

const VALUE_SHOWN = 60;

/** One sentence on one row; long values are cut. */
export function rowWords(code: RowCode, column: string, value: string, locale: Locale): string {
	const shown = value.length > VALUE_SHOWN ? `${value.slice(0, VALUE_SHOWN)}…` : value;
	return rows[code][locale](column, shown);
}

export const imports = messages({
	unknownColumn: {
		zh: (survey: string) => `问卷“${survey}”没有这一列`,
		en: (survey: string) => `is not a column of survey "${survey}"`
	},
	notOfComplaints: { zh: '投诉没有这一列', en: 'is not a column of complaints' },
	notOfEncounters: { zh: '服务接触没有这一列', en: 'is not a column of service contacts' },
	repeatedColumn: { zh: '此列出现了两次', en: 'appears twice' },
	missingColumn: { zh: '缺少此列', en: 'this column is missing' },
	noRatingColumn: {
		zh: '至少需要一个 p_<题项> 列',
		en: 'at least one column p_<item> is needed'
	},
	notJson: { zh: '不是 JSON 对象', en: 'is not a JSON object' },
	notScalar: { zh: '不是文字或数字', en: 'is neither a text nor a number' },
	openQuote: { zh: '引号没有结束', en: 'a quotation mark is not closed' },
	fieldCount: {
		zh: (found: string, expected: string) => `有 ${found} 个值，而表头有 ${expected} 列`,
		en: (found: string, expected: string) => `has ${found} values where the header has ${expected}`
	}
});
