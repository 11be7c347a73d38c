/** What is wrong with a field. Schemas name the problem; the words are here. */
import { messages, type Locale } from './message.ts';

const problems = messages({
	required: { zh: '请填写此项。', en: 'This is needed.' },
	email: { zh: '请填写完整的邮箱地址。', en: 'Write a complete e-mail address.' },
	too_long: { zh: '内容过长，请缩短。', en: 'This is too long. Shorten it.' },
	password_short: {
		zh: '密码至少需要 10 个字符。',
		en: 'A password needs at least 10 characters.'
	},
	password_long: {
		zh: '密码过长：最多 72 个字节，约 24 个汉字。',
		en: 'This password is too long: at most 72 bytes, which is 72 plain letters.'
	},
	password_same: {
		zh: '新密码不能与原密码相同。',
		en: 'Choose a password that differs from the one you had.'
	},
	password_weak: {
		zh: '这个密码太容易被猜到，请换一个。',
		en: 'This password is too easy to guess. Choose another one.'
	},
	code: {
		zh: '只能使用小写字母、数字、连字符和下划线，以字母或数字开头，最多 63 个字符。',
		en: 'Use lower case letters, digits, hyphens and underscores, beginning with a letter or digit; at most 63.'
	},
	code_taken: {
		zh: '已有使用此代码的问卷，请换一个。',
		en: 'A survey with this code exists already. Choose another one.'
	},
	slug_taken: {
		zh: '这个网址后缀已有人使用，请换一个。',
		en: 'This address is taken already. Choose another one.'
	},
	label_needed: {
		zh: '请至少用一种语言填写名称。',
		en: 'Give a name in at least one language.'
	},
	choose_one: { zh: '请至少选择一项。', en: 'Choose at least one.' },
	title_needed: {
		zh: '每种问卷语言都需要标题。',
		en: 'Each language of the survey needs a title.'
	},
	file_needed: { zh: '请选择一个 CSV 文件。', en: 'Choose a CSV file.' },
	channel_taken: {
		zh: '已有使用此代码的渠道，请换一个。',
		en: 'A channel with this code exists already. Choose another one.'
	},
	channel_reserved: {
		zh: 'link、email、phone、qr 为保留代码，请换一个。',
		en: 'link, email, phone and qr have a meaning of their own. Choose another code.'
	},
	merge_field: {
		zh: '有无法识别的字段，请对照上面的列表检查双花括号中的名称。',
		en: 'A field in double braces does not exist. Check its name against the list above.'
	},
	both_or_none: {
		zh: '主题和正文需同时填写，或都留空。',
		en: 'Write both the subject and the text, or neither.'
	},
	one_line: { zh: '请写在一行内。', en: 'Keep this on one line.' },
	number_needed: { zh: '请填写整数。', en: 'Write a whole number.' },
	out_of_range: { zh: '超出可用范围。', en: 'This is outside of what is possible.' },
	bands_in_order: {
		zh: '每个等级须比前一个开始得更高。',
		en: 'Each band begins higher than the one before.'
	},
	line_incomplete: {
		zh: '请选择服务或填写客户分组。',
		en: 'Choose a service or write a segment.'
	},
	segment_alone: {
		zh: '这项阈值只能按客户分组区分，请不要选择服务。',
		en: 'This one may differ by segment alone. Choose no service.'
	},
	word_short: {
		zh: '每个词至少要有两个汉字，或三个字母、数字。',
		en: 'A word needs two Chinese characters, or three letters or digits, at least.'
	},
	word_long: { zh: '每个词最多 40 个字。', en: 'A word has 40 characters at most.' },
	words_many: { zh: '自己的词最多 100 个。', en: 'Own words: 100 at most.' },
	time_needed: { zh: '请填写时间，例如 21:00。', en: 'Write a time, for example 21:00.' },
	reminder_days: {
		zh: '请填写 1 到 90 之间的天数，用逗号分隔，最多 5 个。',
		en: 'Write days between 1 and 90, separated by commas; at most five.'
	},
	url_needed: {
		zh: '请填写以 https:// 开头的完整地址。',
		en: 'Write a complete address that begins with https://.'
	},
	date_needed: { zh: '请填写日期和时间。', en: 'Write a date and a time.' },
	day_needed: { zh: '请选择日期。', en: 'Choose a day.' },
	unknown_customer: {
		zh: '没有这个编号的客户。',
		en: 'There is no customer with this number.'
	},
	unusable: { zh: '内容有误，请检查。', en: 'This is not right. Check it.' }
});

export type Problem = keyof typeof problems;

function isProblem(value: string): value is Problem {
	return Object.hasOwn(problems, value);
}

/** The problems of one field in words; what no schema of ours has named is merely "not right". */
export function fieldWords(
	found: readonly string[] | undefined,
	locale: Locale
): string[] | undefined {
	return found?.map((each) => problems[isProblem(each) ? each : 'unusable'][locale]);
}
