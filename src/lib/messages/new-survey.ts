/** Words of the page on which a survey begins: which instrument, in which form. */
import { messages } from './message.ts';

/** Industries of the library, by the code that instruments carry. */
export const industries = messages({
	heating: { zh: '供热', en: 'Heating' },
	restaurant: { zh: '餐饮', en: 'Restaurants' },
	'e-commerce': { zh: '电商', en: 'E-commerce' },
	automotive: { zh: '汽车', en: 'Automotive' },
	travel: { zh: '旅游', en: 'Travel' },
	property: { zh: '物业', en: 'Property' },
	finance: { zh: '银行保险', en: 'Finance' },
	hotel: { zh: '酒店', en: 'Hotels' },
	medical: { zh: '医疗', en: 'Medical' },
	electronics: { zh: '电子产品', en: 'Electronics' }
});

/** What a form measures, in one sentence, after how long it takes. */
export const formMeanings = messages({
	pulse: {
		zh: '每个维度一题，加总体满意度和一句意见：服务刚结束时快速了解感受。',
		en: 'One statement for each dimension, overall satisfaction and a comment: a quick reading right after the service.'
	},
	lite: {
		zh: '每人只答各维度的核心题和三道抽到的题；所有客户合起来，仍能测出全部题项。',
		en: 'Each person gets the core statement of every dimension and three drawn ones; across all people every statement is still measured.'
	},
	perception: {
		zh: '每题打一次分：实际感受如何。量出服务做得怎么样。',
		en: 'Each statement is rated once: how it was. It measures how well you do.'
	},
	expectation_perception: {
		zh: '每题打两次分：期望多高、实际怎样。量出两者之间的差距，看出最该改进的地方。',
		en: 'Each statement is rated twice: what is expected and how it was. It measures the gap, and so what to improve first.'
	},
	tolerance: {
		zh: '每题打三次分：可接受的最低水平、希望的水平、实际水平。量出服务是否落在容忍区内；最细，也最长。',
		en: 'Each statement is rated three times: least acceptable, desired, and how it was. It shows whether you are within what people tolerate; the finest form and the longest.'
	},
	expectation: {
		zh: '每题打一次分：期望多高。在服务之前使用。',
		en: 'Each statement is rated once: what is expected. For use before the service.'
	},
	feedback: {
		zh: '不含量表题项，只有总体满意度、意见栏和您自己的题目。适合意见箱。',
		en: 'No statements: overall satisfaction, a comment and your own questions. For a suggestion box.'
	}
});

export const newSurvey = messages({
	title: { zh: '新建问卷', en: 'New survey' },
	chooseInstrument: {
		zh: '第 1 步：选择量表。量表决定问哪些题项；之后可以加入自己的题目。',
		en: 'Step 1: choose an instrument. It decides which statements are asked; questions of your own come later.'
	},
	chooseForm: {
		zh: '第 2 步：选择形式并起个标题。现在只存为草稿，客户还看不到。',
		en: 'Step 2: choose a form and give it a title. It is a draft for now; customers see nothing yet.'
	},
	own: { zh: '本机构的量表', en: 'Your own instruments' },
	general: { zh: '通用量表', en: 'General' },
	byIndustry: { zh: '行业模板', en: 'By industry' },
	industryHelp: {
		zh: '题项用本行业的说法，并带有建议的附加题。',
		en: 'The statements speak of your industry, and suggested questions come along.'
	},
	facts: {
		zh: (items: number, max: number) => `${items} 个题项 · 1–${max} 分`,
		en: (items: number, max: number) => `${items} statements · scale 1 to ${max}`
	},
	suggested: {
		zh: (count: number) => `附带 ${count} 道建议题目`,
		en: (count: number) => (count === 1 ? '1 suggested question' : `${count} suggested questions`)
	},
	choose: { zh: '选择', en: 'Choose' },
	chooseNamed: { zh: (name: string) => `选择：${name}`, en: (name: string) => `Choose ${name}` },
	chosen: { zh: '量表：', en: 'Instrument: ' },
	another: { zh: '换一个量表', en: 'Choose another one' },
	form: { zh: '形式', en: 'Form' },
	burden: {
		zh: (ratings: number, minutes: number) =>
			ratings === 0 ? `约 ${minutes} 分钟。` : `打 ${ratings} 次分，约 ${minutes} 分钟。`,
		en: (ratings: number, minutes: number) => {
			const time = minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
			return ratings === 0 ? `No ratings, ${time}.` : `${ratings} ratings, ${time}.`;
		}
	},
	lacksExpectation: {
		zh: '这个量表没有“期望”这一问，所以不能用这种形式。需要的话，请换 SERVQUAL 或行业模板。',
		en: 'This instrument does not ask what is expected, so it cannot be used in this form. SERVQUAL and the industry templates do.'
	},
	lacksAdequate: {
		zh: '这个量表没有“可接受的最低水平”这一问，所以不能用这种形式。需要的话，请换“服务容忍区”量表。',
		en: 'This instrument does not ask for the least acceptable level, so it cannot be used in this form. “Zone of tolerance” does.'
	},
	sameAs: {
		zh: (form: string) => `这个量表较短，与“${form}”问的完全一样。`,
		en: (form: string) => `This instrument is short: it asks the very same as “${form}”.`
	},
	titleHint: {
		zh: '客户会看到，之后可以修改。',
		en: 'Customers read it. It can be changed later.'
	},
	code: { zh: '代码', en: 'Code' },
	codeHint: {
		zh: '用于网址、接口和导出文件，之后不能更改。不填则自动生成。',
		en: 'For addresses, the API and exports; it cannot be changed later. Leave it empty and one is made.'
	},
	create: { zh: '建立草稿并继续编辑', en: 'Make the draft and go on' }
});
