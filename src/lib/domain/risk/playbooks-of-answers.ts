/** Shipped playbooks for what customers say, in answers or elsewhere, and for their silence. */
import { LISTEN, play, PROMISE } from './play.ts';
import type { Playbook } from './playbook.ts';

export const PLAYBOOKS_OF_ANSWERS: Readonly<Record<string, Playbook>> = {
	dimension_gap: play(
		'phone',
		[
			'您在问卷里说我们有一方面没有达到您的期望，想请您具体说说是哪件事。',
			'You told us that one part of our service fell short of what you expect. Could you tell me what happened?'
		],
		[LISTEN, ['查看差距最大的题目。', 'Look at the questions with the widest gap.'], PROMISE],
		[
			'感谢您回答问卷。您提到我们有一方面没有达到您的期望，我们很想知道具体是什么事，请直接回复此信。',
			'Thank you for answering our survey. One part of our service fell short of what you expect, and we would like to know what happened. Please just reply to this mail.'
		]
	),
	low_answer: play(
		'phone',
		[
			'您给其中一项打了很低的分，谢谢您直说。是哪一次、哪件事让您不满意？',
			'You rated one point very low; thank you for saying so. Which visit or which moment was it?'
		],
		[
			LISTEN,
			[
				'查看打低分的题目和那次服务。',
				'Look at the question and at the service contact it was about.'
			],
			PROMISE
		],
		[
			'感谢您如实打分。有一项您的评价很低，我们想弄清原因并改正，方便时请告诉我们经过。',
			'Thank you for your honest rating. One point was very low, and we would like to understand and mend it. Please tell us what happened when it suits you.'
		]
	),
	overall_drop: play(
		'phone',
		[
			'您以前对我们比较满意，这次低了不少。这段时间发生了什么变化？',
			'You used to be more satisfied with us than this time. What has changed?'
		],
		[
			['对照上次的回答，找出变化。', 'Compare with the answer before, and find what changed.'],
			LISTEN,
			PROMISE
		],
		[
			'与上次相比，您这次的满意度低了不少。我们想知道发生了什么变化，期待您的回复。',
			'You are clearly less satisfied than last time. We would like to know what has changed and look forward to your reply.'
		]
	),
	contradiction: play(
		'phone',
		[
			'您的打分不低，但留言里提到了问题。我想确认一下您真正的感受。',
			'Your rating was good, but your words speak of a problem. I would like to get it right.'
		],
		[['先看留言，以留言为准。', 'Read the comment first; the words count.'], LISTEN, PROMISE],
		[
			'您的打分不低，但留言中提到了问题。我们更看重您写的话，想请您再说说。',
			'Your rating was good, but you wrote of a problem. Your words matter more to us; please tell us a little more.'
		]
	),
	information_unclear: play(
		'phone',
		[
			'有些事我们没有说清楚，我现在给您讲一遍，您看哪里还不明白。',
			'We did not explain something well. Let me go through it, and please stop me where it is unclear.'
		],
		[
			['准备好准确的说法，不用行话。', 'Have the right answer ready, without jargon.'],
			['讲完请客户复述要点。', 'Ask the customer to say the main point back.'],
			['把缺少的说明告诉负责的同事。', 'Tell the colleague in charge which explanation is missing.']
		],
		[
			'有些信息我们没有说清楚，给您添麻烦了。下面是说明，如仍有疑问请直接回复。',
			'We were not clear enough, and we are sorry for the trouble. Here is the explanation; please reply if anything is still open.'
		]
	),
	felt_ignored: play(
		'phone',
		[
			'您觉得没有被认真对待，这是我们的不对。我先听您说，不解释。',
			'You felt that nobody took you seriously. That was our fault; I am here to listen, not to explain.'
		],
		[
			['道歉在先，不辩解。', 'Apologise first; do not defend.'],
			LISTEN,
			['由同一位同事跟到底。', 'Let the same colleague stay with it to the end.']
		],
		[
			'您感到没有被认真对待，我们向您道歉。今后由我负责跟进，请告诉我什么时间方便联系您。',
			'You felt that nobody took you seriously, and we apologise. I will look after this myself; please tell me when I may call.'
		]
	),
	high_effort: play(
		'phone',
		[
			'您说办这件事很费力，是我们没把事情理顺。哪一步最麻烦？剩下的我来替您办。',
			'You told us that this was hard to get done; we should have made it easier. Which step was the worst? I will see to what is left.'
		],
		[
			LISTEN,
			['还没办完的，当场替客户办完。', 'Finish for the customer whatever is still open.'],
			[
				'把最费力的一步告诉负责流程的同事。',
				'Tell the colleague in charge of the process which step cost the most.'
			]
		],
		[
			'感谢您的反馈。您提到办事很费力，请直接回复此信告诉我们卡在哪一步，剩下的由我们来办。',
			'Thank you for telling us that this took too much effort. Please reply and say where it got stuck; we will see to the rest.'
		]
	),
	switching_intent: play(
		'phone',
		[
			'您可能在考虑换一家，这由您决定。我只想知道我们哪里没做好，能补的马上补。',
			'You may be thinking of another provider, and that is your choice. I would like to know what we did not do well, and mend what can be mended now.'
		],
		[
			LISTEN,
			[
				'先解决问题，不急着给优惠，也不贬低别家。',
				'Solve the problem first; no discount to begin with, and no bad word about others.'
			],
			[
				'客户若决定离开，照样帮忙办妥。',
				'If the customer decides to leave, help with that as well.'
			],
			PROMISE
		],
		[
			'我们想知道有什么没做好，让您考虑换一家。请直接回复此信，我们先把问题解决。',
			'We would like to know what made you think of another provider. Please reply to this mail; we will put the problem right first.'
		]
	),
	all_met: play(
		'message',
		[
			'谢谢您的肯定，有需要随时找我们。',
			'Thank you for your kind words. We are there when you need us.'
		],
		[['感谢即可，不打扰。', 'Say thank you; ask for nothing.']],
		[
			'谢谢您的肯定。有需要时，请随时联系我们。',
			'Thank you for your kind words. Please contact us whenever you need us.'
		]
	),
	silence: play(
		'phone',
		[
			'很久没有听到您的意见了，想问问您最近用得怎么样。',
			'We have not heard from you for a while and wonder how things are.'
		],
		[
			['不推销，只问近况。', 'Do not sell; only ask how things are.'],
			['问清是否还愿意收到问卷。', 'Ask whether surveys are still welcome.']
		],
		[
			'很久没有收到您的回复，想知道您最近用得怎么样。回复一两句话就好。',
			'We have not heard from you for a while and would like to know how things are. A line or two is enough.'
		]
	),
	left_at: play(
		'phone',
		[
			'您的问卷答到一半停下了，是哪个问题让您不想继续吗？',
			'You stopped half-way through our survey. Was there something that put you off?'
		],
		[['看停在哪一部分。', 'See at which part it stopped.'], LISTEN],
		[
			'您的问卷没有答完。如果有什么不便明说的，请直接回复此信，我们会认真处理。',
			'You did not finish our survey. If there is something you would rather tell us directly, please reply to this mail.'
		]
	),
	contact_requested: play(
		'phone',
		[
			'您希望我们联系您，我现在打来就是听您说。',
			'You asked us to contact you. I am calling to listen.'
		],
		[
			['按客户留的方式和时间联系。', 'Use the way and the time that the customer gave.'],
			LISTEN,
			PROMISE
		],
		[
			'您希望我们联系您。请告诉我们什么时间、用什么方式方便，我们会准时。',
			'You asked us to contact you. Please tell us when and how it suits you, and we will be on time.'
		]
	),
	regulator_named: play(
		'phone',
		[
			'您提到要找有关部门，说明事情已经让您很着急了。我现在就处理，您先说最要紧的。',
			'You spoke of going to the authorities, so this must be pressing. I will take care of it now; what matters most?'
		],
		[
			['当天联系，由主管知情。', 'Call the same day, with a manager informed.'],
			['不劝阻客户行使权利。', 'Never talk the customer out of their rights.'],
			['保存全部记录。', 'Keep every record.']
		],
		[
			'您提到的事我们非常重视，已指定专人今天联系您。',
			'We take what you wrote very seriously. Somebody with the authority to act will contact you today.'
		]
	),
	public_post: play(
		'phone',
		[
			'看到您公开说的问题，谢谢您指出来。我们想直接给您解决。',
			'We read what you posted; thank you for pointing it out. We would like to put it right with you directly.'
		],
		[
			['核实内容，不要求删帖。', 'Check the facts; do not ask to delete the post.'],
			LISTEN,
			[
				'公开回复只说进展，不说客户信息。',
				'In public say how far it is, never anything about the customer.'
			]
		],
		[
			'我们看到了您公开反映的问题，正在核实，并希望直接与您联系解决。',
			'We have seen what you posted and are looking into it. We would like to settle it with you directly.'
		]
	)
};
