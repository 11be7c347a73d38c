import { answerFlags } from './answer-flags.ts';
import { messages } from './message.ts';

/** Words of raw answers: their list, their flags, and the files they leave in. */
export const answers = messages({
	title: { zh: '原始答卷', en: 'Raw answers' },
	lead: {
		zh: '逐份查看答卷及其质量标记。标记只是疑问，不删除任何答卷；是否排除由看数据的人决定。',
		en: 'Answer by answer, with doubts about their quality. A flag is a doubt and deletes nothing; whoever reads the figures decides what to leave out.'
	},
	toSurvey: { zh: '返回问卷', en: 'Back to the survey' },
	filterLabel: { zh: '按质量标记筛选', en: 'By quality flag' },
	all: { zh: '全部', en: 'All' },
	anyFlag: { zh: '有标记的', en: 'Any flag' },
	tableCaption: { zh: '答卷，新的在前', en: 'Answers, the latest first' },
	at: { zh: '提交时间', en: 'Sent' },
	who: { zh: '客户', en: 'Customer' },
	where: { zh: '网点与服务', en: 'Site and service' },
	said: { zh: '回答', en: 'Answer' },
	doubts: { zh: '质量标记', en: 'Doubts' },
	noDoubts: { zh: '无', en: 'None' },
	confidential: { zh: '保密答卷', en: 'Confidential' },
	anonymous: { zh: '匿名答卷', en: 'Anonymous' },
	unknownCustomer: { zh: '未知客户', en: 'Not known' },
	file: {
		zh: (name: string, kilobytes: string) => `文件 ${name}（${kilobytes} KB）`,
		en: (name: string, kilobytes: string) => `File ${name} (${kilobytes} KB)`
	},
	listSeparator: { zh: '、', en: ', ' },
	overallOf: {
		zh: (rating: string) => `总体满意度 ${rating}`,
		en: (rating: string) => `Overall ${rating}`
	},
	rated: {
		zh: (count: string) => `评分 ${count} 项`,
		en: (count: string) => `${count} ratings`
	},
	took: {
		zh: (seconds: string) => `用时 ${seconds} 秒`,
		en: (seconds: string) => `${seconds} seconds`
	},
	noComment: { zh: '未留言', en: 'No comment' },
	noneTitle: { zh: '还没有答卷', en: 'No answers yet' },
	noneText: {
		zh: '答卷一到就会列在这里。试填的答卷不计入，也不会出现。',
		en: 'Answers are listed here as they arrive. Test answers never count and never appear.'
	},
	noneFlaggedTitle: { zh: '没有带这种标记的答卷', en: 'No answer carries this flag' },
	firstPage: { zh: '回到第一页', en: 'First page' },

	downloadTitle: { zh: '下载原始数据', en: 'Download raw data' },
	downloadLead: {
		zh: '每份答卷一行，含质量标记。只有实名答卷带有客户编号，姓名一律不导出。每次下载都会记入审计日志。',
		en: 'One row an answer, with its flags. Only identified answers carry the customer’s number; names never leave. Every download is written to the audit log.'
	},
	format: { zh: '格式', en: 'Format' },
	csv: { zh: 'CSV（可重新导入）', en: 'CSV (can be imported again)' },
	csvExcel: {
		zh: 'CSV，供 Excel 打开（带字节顺序标记）',
		en: 'CSV for Excel (with byte order mark)'
	},
	xlsx: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' },
	spss: { zh: 'SPSS：语法与数据（ZIP）', en: 'SPSS: syntax and data (ZIP)' },
	r: { zh: 'R：脚本与数据（ZIP）', en: 'R: script and data (ZIP)' },
	labelLanguage: { zh: '标签语言', en: 'Language of labels' },
	leaveOut: { zh: '不包含带以下标记的答卷', en: 'Leave out answers flagged as' },
	download: { zh: '下载', en: 'Download' },

	...answerFlags,

	whyStraight: {
		zh: (alike: string, of: string) => `${of} 个评分中有 ${alike} 个相同。`,
		en: (alike: string, of: string) => `${alike} of ${of} ratings are the same.`
	},
	whyZigzag: {
		zh: (run: string, of: string) => `${of} 个评分中有连续 ${run} 个在两个分值间来回。`,
		en: (run: string, of: string) =>
			`${run} of ${of} ratings in a row go back and forth between two.`
	},
	whyStaircase: {
		zh: (run: string, of: string) => `${of} 个评分中有连续 ${run} 个逐级升降。`,
		en: (run: string, of: string) => `${run} of ${of} ratings in a row go up or down like stairs.`
	},
	whyCycle: {
		zh: (run: string, of: string) => `${of} 个评分中有连续 ${run} 个以三个分值循环。`,
		en: (run: string, of: string) => `${run} of ${of} ratings in a row repeat the same three.`
	},
	whyFast: {
		zh: (pace: string, median: string, n: string) =>
			`每个评分用时 ${pace} 秒，不到通常 ${median} 秒（${n} 份答卷的中位数）的三分之一。`,
		en: (pace: string, median: string, n: string) =>
			`${pace} seconds a rating, less than a third of the usual ${median} (median of ${n} answers).`
	},
	whySameCustomer: {
		zh: '同一位客户在 24 小时内给出过完全相同的评分。',
		en: 'The same customer gave the very same ratings within 24 hours.'
	},
	whySameComment: {
		zh: '24 小时内另一份答卷的留言和评分与此完全相同。',
		en: 'Another answer within 24 hours has the same comment and the same ratings.'
	},
	whyHoneypot: {
		zh: '填写了人看不到的字段。',
		en: 'A field was filled in that people do not see.'
	},
	whyVelocity: {
		zh: '同一来源短时间内提交过多。',
		en: 'Too many answers came from one place in a short time.'
	},
	whySpeed: {
		zh: (ratings: string, seconds: string) => `${seconds} 秒内给出 ${ratings} 个评分，人做不到。`,
		en: (ratings: string, seconds: string) =>
			`${ratings} ratings in ${seconds} seconds is faster than anybody can.`
	},
	whyOther: {
		zh: (sign: string) => `表单记录了异常迹象“${sign}”。`,
		en: (sign: string) => `The form noticed something: ${sign}.`
	},
	whyThen: {
		zh: '按答卷到达时的情况标记；依据此后已有变化。',
		en: 'Flagged by what was known when it arrived; the grounds have changed since.'
	},

	qualityTitle: { zh: '答卷质量', en: 'Quality of answers' },
	qualityLead: {
		zh: '每种标记有多少份答卷，单独排除后总分变化多少。',
		en: 'How many answers carry each flag, and what leaving them out does to the overall score, each by itself.'
	},
	qualityCaption: { zh: '质量标记与排除后的总分', en: 'Flags, and the overall score without them' },
	flag: { zh: '标记', en: 'Flag' },
	flagged: { zh: '份数', en: 'Answers' },
	flaggedOf: {
		zh: (n: string, share: string) => `${n}（${share}）`,
		en: (n: string, share: string) => `${n} (${share})`
	},
	withAll: {
		zh: (n: string, score: string) => `全部答卷：${n}，总分 ${score}`,
		en: (n: string, score: string) => `All answers: ${n}, overall score ${score}`
	},
	withoutFlag: { zh: '排除后总分', en: 'Without them' },
	difference: { zh: '差异', en: 'Difference' },
	exclude: { zh: '排除', en: 'Leave out' },
	include: { zh: '重新计入', en: 'Count again' },
	excluded: { zh: '已排除', en: 'Left out' },
	meanWithN: {
		zh: (mean: string, n: string) => `${mean}（${n}）`,
		en: (mean: string, n: string) => `${mean} (${n})`
	},
	noEffect: { zh: '没有这类答卷', en: 'None found' },

	/* Labels of columns; they leave in files, so they are whole phrases. */
	submissionId: { zh: '答卷编号', en: 'Id of the answer' },
	submittedAt: { zh: '提交时间（UTC）', en: 'Sent at (UTC)' },
	site: { zh: '网点', en: 'Site' },
	service: { zh: '服务项目', en: 'Service' },
	channel: { zh: '渠道', en: 'Channel' },
	customer: {
		zh: '客户编号（仅实名答卷）',
		en: 'Number of the customer (identified answers only)'
	},
	locale: { zh: '作答语言', en: 'Language of the form' },
	chinese: { zh: '中文', en: 'Chinese' },
	english: { zh: '英文', en: 'English' },
	source: { zh: '来源', en: 'How it came' },
	sourceInvitation: { zh: '邀请链接', en: 'Invitation' },
	sourceImport: { zh: '导入', en: 'Import' },
	sourceInterview: { zh: '电话访问', en: 'Telephone interview' },
	sourceForm: { zh: '开放表单', en: 'Open form' },
	sourceObservation: { zh: '现场观察', en: 'Observation' },
	version: { zh: '问卷版本', en: 'Version of the survey' },
	asked: {
		zh: '所问题目，按显示顺序（空为全部）',
		en: 'Items asked, in the order shown (blank: all)'
	},
	perceptionOf: {
		zh: (item: string) => `感知：${item}`,
		en: (item: string) => `Perceived: ${item}`
	},
	expectationOf: {
		zh: (item: string) => `期望：${item}`,
		en: (item: string) => `Expected: ${item}`
	},
	adequateOf: {
		zh: (item: string) => `最低可接受：${item}`,
		en: (item: string) => `Least acceptable: ${item}`
	},
	importanceOf: {
		zh: (dimension: string) => `重要性分数：${dimension}`,
		en: (dimension: string) => `Importance points: ${dimension}`
	},
	overall: { zh: '总体满意度', en: 'Overall satisfaction' },
	noOpinion: { zh: '不了解或不适用', en: 'No opinion' },
	chosen: { zh: '选中', en: 'Chosen' },
	notChosen: { zh: '未选', en: 'Not chosen' },
	comment: { zh: '留言', en: 'Comment' },
	durationSeconds: { zh: '作答用时（秒）', en: 'Time taken (seconds)' },
	flags: { zh: '质量标记', en: 'Quality flags' },
	column: { zh: '变量', en: 'Column' },
	meaning: { zh: '含义', en: 'Meaning' },
	valuesOf: { zh: '取值', en: 'Values' },
	codebook: { zh: '变量说明', en: 'Columns' },
	answersSheet: { zh: '答卷', en: 'Answers' },
	dimensionScore: {
		zh: (dimension: string) => `维度得分：${dimension}`,
		en: (dimension: string) => `Score of dimension: ${dimension}`
	}
});
