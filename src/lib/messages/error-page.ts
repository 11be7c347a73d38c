/** Words of the page that stands where another one could not be shown. */
import { messages } from './message.ts';

export const errorPage = messages({
	linkTitle: { zh: '这个链接不能使用', en: 'This link cannot be used' },
	link: {
		zh: '它可能已经用过、已经过期，或者没有复制完整。如果您刚刚提交过，您的回答已经保存，不需要再做什么。',
		en: 'It may have been used already, have expired, or not have been copied in full. If you have just sent your answers, they are saved and there is nothing more to do.'
	},
	linkAdvice: {
		zh: '还想告诉我们什么，请联系给您发送链接的机构。',
		en: 'If there is more you would like to say, please ask the organisation that sent you the link.'
	},
	notFoundTitle: { zh: '没有找到这个页面', en: 'There is no such page' },
	notFound: {
		zh: '地址可能不完整，或者页面已经移走。',
		en: 'The address may be incomplete, or the page may have moved.'
	},
	forbiddenTitle: { zh: '您不能查看这个页面', en: 'You may not see this page' },
	forbidden: {
		zh: '您的角色没有这项权限。如有需要，请联系管理员。',
		en: 'Your role does not include it. Ask an administrator if you need it.'
	},
	tooLargeTitle: { zh: '提交的内容太大了', en: 'That was too much at once' },
	tooLarge: {
		zh: '什么都没有保存。请返回上一页，把内容缩短后再提交。',
		en: 'Nothing was saved. Please go back, shorten it and send it again.'
	},
	tooManyTitle: { zh: '尝试次数过多', en: 'Too many attempts' },
	tooMany: {
		zh: '这个网络在短时间内查询了很多次。请过一会儿再试。',
		en: 'Very many attempts came from this network in a short time. Please try again a little later.'
	},
	busyTitle: { zh: '请稍后再试，内容没有丢失', en: 'Please try again, nothing is lost' },
	busy: {
		zh: '我们的系统暂时没有回应。等几秒钟，再刷新这一页即可。',
		en: 'Our system does not answer at the moment. Wait a few seconds and load this page again.'
	},
	tryAgain: { zh: '再试一次', en: 'Try again' },
	unexpectedTitle: { zh: '抱歉，出了点问题', en: 'Sorry, something went wrong' },
	unexpected: {
		zh: '这是我们这边的问题，已经记录下来。请稍后再试。',
		en: 'The fault is ours and has been recorded. Please try again in a moment.'
	},
	reference: { zh: '如需询问，请提供编号', en: 'If you ask about it, please give this number' },
	home: { zh: '返回首页', en: 'Go to the start page' }
});
