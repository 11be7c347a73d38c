/**
 * The texts and questions of each kind of form.
 *
 * The main text question is called `words`: its answer is also the comment of the response, so that
 * risk and text read it. An observer's `place` and `service` are codes of sites and services.
 */
import type { LocalText, Option, Question, SurveyContent } from './content.ts';
import type { ReadyKind } from './form-kinds.ts';

/** More choices than this are a text field instead. */
const OPTIONS_MOST = 40;

type Place = { code: string; name: LocalText };
/** What an observer chooses from. */
export type Catalog = { sites: readonly Place[]; services: readonly Place[] };

/** What a kind says and asks beyond its instrument. */
export function readyTexts(kind: ReadyKind, catalog: Catalog): Partial<SurveyContent> {
	switch (kind) {
		case 'touchpoint':
			return {
				overall: true,
				intro: {
					zh: '您还在这里，我们还来得及改进。一分钟左右就能答完。',
					en: 'You are still here, so we can still put things right. It takes about a minute.'
				},
				thanks: {
					zh: '谢谢您！如果需要马上处理，也请告诉身边的工作人员。',
					en: 'Thank you! If something cannot wait, please tell a member of staff nearby as well.'
				},
				questions: [
					words(
						{
							zh: '今天还有什么事，我们可以马上为您做？',
							en: 'Is there something we can still do for you today?'
						},
						{
							zh: '希望有人过来或打电话，请在下面留下联系方式。',
							en: 'If somebody should come or call, leave a way to reach you below.'
						}
					)
				]
			};
		case 'suggestion':
			return {
				intro: {
					zh: '建议、表扬、遇到的问题，都可以写在这里。不用登录，也不用留名。',
					en: 'Suggestions, praise and problems are all welcome here. You need no account and no name.'
				},
				thanks: {
					zh: '谢谢您花时间告诉我们，您写的内容会有人认真看。',
					en: 'Thank you for taking the time. Somebody will read what you wrote.'
				},
				questions: [
					single('topic', { zh: '您想说的属于哪一类？', en: 'What would you like to give us?' }, [
						['suggestion', '建议', 'A suggestion'],
						['praise', '表扬', 'Praise'],
						['problem', '遇到的问题', 'A problem'],
						['question', '想问的事', 'A question']
					]),
					words(
						{ zh: '请写下您想说的话', en: 'Please tell us in your own words' },
						{
							zh: '时间、地点、经过写得越具体，越便于我们处理。请不要写证件号或银行卡号。',
							en: 'The more exactly you say where, when and what, the better we can act. Please leave out identity and card numbers.'
						},
						true
					)
				]
			};
		case 'before_leaving':
			return {
				intro: {
					zh: '您打算不再使用我们的服务吗？请告诉我们原因，也许还来得及改正。',
					en: 'Are you about to leave us? Please tell us why; perhaps it is not too late to put it right.'
				},
				thanks: {
					zh: '谢谢您的坦率。我们会认真对待。',
					en: 'Thank you for being frank. We take it seriously.'
				},
				questions: [
					single('reason', { zh: '主要原因是什么？', en: 'What is the main reason?' }, [
						['price', '价格', 'The price'],
						['service', '服务没有做好', 'The service itself'],
						['waiting', '等候或办理太慢', 'It takes too long'],
						['treatment', '工作人员的态度', 'How I was treated'],
						['unsolved', '遇到的问题一直没有解决', 'A problem that was not solved'],
						['elsewhere', '别家更合适', 'Something better elsewhere'],
						['no_need', '不再需要了', 'I no longer need it'],
						['other', '其他原因', 'Another reason']
					]),
					words({
						zh: '当时怎样做，您会愿意留下来？',
						en: 'What would have made you stay?'
					})
				]
			};
		case 'before_service':
			return {
				intro: {
					zh: '服务开始之前，想先听听您看重什么。没有对错之分。',
					en: 'Before we begin, we would like to hear what matters to you. There are no wrong answers.'
				},
				thanks: {
					zh: '谢谢您，我们会照着您看重的去做。',
					en: 'Thank you. We will keep in mind what matters to you.'
				},
				questions: [
					words({
						zh: '有什么需要我们特别留意的吗？',
						en: 'Is there anything we should pay special attention to?'
					})
				]
			};
		case 'observation':
			return {
				overall: true,
				contact: 'never',
				intro: {
					zh: '供同事和神秘顾客使用：像普通客户一样接受服务，结束后尽快填写。',
					en: 'For colleagues and mystery visitors: use the service as any customer would, and fill this in soon afterwards.'
				},
				thanks: {
					zh: '谢谢，观察已记录，并与客户的回答分开统计。',
					en: 'Thank you. The observation is kept, and counted apart from what customers say.'
				},
				questions: [
					chosen('place', { zh: '在哪里观察的？', en: 'Where was it?' }, catalog.sites),
					chosen(
						'service',
						{ zh: '观察的是哪项服务？', en: 'Which service was it?' },
						catalog.services
					),
					{
						code: 'day',
						type: 'date',
						text: { zh: '哪一天？', en: 'On which day?' },
						required: true,
						place: 'before'
					},
					words(
						{ zh: '您看到、听到了什么？', en: 'What did you see and hear?' },
						{
							zh: '请写事实，不写推测；不要写工作人员的姓名。',
							en: 'Facts rather than guesses, please, and no names of staff.'
						}
					)
				]
			};
	}
}

function words(text: LocalText, help?: LocalText, required = false): Question {
	return { code: 'words', type: 'text', text, ...(help && { help }), required, place: 'after' };
}

function single(
	code: string,
	text: LocalText,
	options: readonly (readonly [code: string, zh: string, en: string])[]
): Question {
	return {
		code,
		type: 'single',
		text,
		required: true,
		place: 'before',
		options: options.map(([option, zh, en]) => ({ code: option, text: { zh, en } }))
	};
}

/** A choice of places, each named in both languages; a text field where there are none or too many. */
function chosen(code: string, text: LocalText, places: readonly Place[]): Question {
	if (places.length === 0 || places.length > OPTIONS_MOST) {
		return { code, type: 'text', text, required: true, place: 'before' };
	}
	const options = places.map((place): Option => {
		const { zh = place.name.en ?? place.code, en = place.name.zh ?? place.code } = place.name;
		return { code: place.code, text: { zh, en } };
	});
	return { code, type: 'single', text, required: true, place: 'before', options };
}
