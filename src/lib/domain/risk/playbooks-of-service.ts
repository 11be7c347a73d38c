/** Shipped playbooks for what happened in the service and in earlier cases, and for anything else. */
import { LISTEN, play, PROMISE } from './play.ts';
import type { Playbook } from './playbook.ts';

export const PLAYBOOKS_OF_SERVICE: Readonly<Record<string, Playbook>> & {
	readonly other: Playbook;
} = {
	long_wait: play(
		'phone',
		[
			'上次让您等得比承诺的久，向您道歉。耽误您什么事了吗？',
			'You waited longer than we promised, and I am sorry. Did it cause you any trouble?'
		],
		[
			['查清等候的原因。', 'Find out why it took so long.'],
			LISTEN,
			['告诉客户下次怎样少等。', 'Tell the customer how to wait less next time.']
		],
		[
			'上次让您久等，超过了我们的承诺，向您道歉。我们正在查明原因，如有损失请告诉我们。',
			'You waited longer than we promised, and we apologise. We are finding out why; please tell us if it cost you anything.'
		]
	),
	delivered_late: play(
		'phone',
		[
			'您的订单比承诺的晚到，向您道歉。我核实了现在的进度。',
			'Your delivery is later than promised, and I am sorry. I have checked where it stands now.'
		],
		[
			['先查进度再打电话。', 'Check where it stands before you call.'],
			['给出确定的时间，不说“尽快”。', 'Give a definite time, not “soon”.'],
			PROMISE
		],
		[
			'您的订单晚于承诺的时间，向您道歉。最新的到达时间是：',
			'Your delivery is later than promised, and we apologise. The new date is:'
		]
	),
	below_standard: play(
		'visit',
		[
			'我们测到的结果低于承诺的标准，想尽快上门处理，您什么时间方便？',
			'What we measured is below the standard we promised. We would like to come and put it right; when does it suit you?'
		],
		[
			['带上测量结果。', 'Bring the measured values.'],
			['当场复测并告诉客户结果。', 'Measure again on the spot and tell the result.'],
			PROMISE
		],
		[
			'我们测得的结果低于承诺的标准，希望尽快上门处理，请告诉我们方便的时间。',
			'What we measured is below the standard we promised. We would like to come and put it right; please tell us when it suits you.'
		]
	),
	repeated_contact: play(
		'phone',
		[
			'同一件事让您问了不止一次，对不起。这次由我负责到底。',
			'You had to ask more than once about the same thing, and I am sorry. I will see it through.'
		],
		[
			[
				'看完前几次的记录，不让客户重说。',
				'Read the earlier records; do not make the customer say it again.'
			],
			['找到没有解决的那一步。', 'Find the step that was never done.'],
			PROMISE
		],
		[
			'同一件事让您多次联系，对不起。我已看过前几次的记录，由我负责到底。',
			'You had to contact us more than once about the same thing, and we are sorry. I have read the records and will see it through.'
		]
	),
	service_fault: play(
		'phone',
		[
			'我们的服务出了故障，影响到您了，向您道歉。现在恢复正常了吗？',
			'A fault of ours has reached you, and I am sorry. Is everything working again?'
		],
		[['先确认故障是否已经排除。', 'Make sure first that the fault is mended.'], LISTEN, PROMISE],
		[
			'我们的服务发生故障，给您带来不便，向您道歉。如仍未恢复，请立即告诉我们。',
			'A fault of ours has caused you trouble, and we apologise. If anything still does not work, please tell us at once.'
		]
	),
	cancelled: play(
		'phone',
		[
			'约好的服务被取消了，对不起。我现在就给您重新安排。',
			'Your appointment was cancelled, and I am sorry. Let me arrange a new one right now.'
		],
		[
			['备好两个可选的时间。', 'Have two times ready to choose from.'],
			['说明取消的原因。', 'Say why it was cancelled.'],
			PROMISE
		],
		[
			'约好的服务被取消，对不起。请在下面的时间中选一个，我们优先安排：',
			'Your appointment was cancelled, and we are sorry. Please choose one of these times, and you come first:'
		]
	),
	promise_broken: play(
		'phone',
		[
			'我们答应您的事没有做到，责任在我们。我来说明现在能做到什么。',
			'We did not keep what we promised; that is on us. Let me say what we can do now.'
		],
		[
			['确认原来的承诺和责任人。', 'Find out what was promised, and by whom.'],
			['只承诺做得到的。', 'Promise only what can be kept.'],
			['完成后再告知客户一次。', 'Tell the customer again once it is done.']
		],
		[
			'我们没有做到答应您的事，向您道歉。现在可以确定的是：',
			'We did not keep what we promised, and we apologise. This is what we can say for certain now:'
		]
	),
	missed_callback: play(
		'phone',
		[
			'说好回电没有回，对不起。您现在方便说吗？',
			'We said that we would call back and did not. I am sorry; is now a good time?'
		],
		[
			['在约定的时间内亲自打。', 'Call yourself, within the time that was agreed.'],
			LISTEN,
			['没打通也要留言约时间。', 'Leave word and agree on a time if nobody answers.']
		],
		[
			'说好回电却没有回，对不起。请告诉我们什么时间方便，我们准时打给您。',
			'We said that we would call back and did not, and we are sorry. Please tell us when it suits you, and we will be on time.'
		]
	),
	notice_undelivered: play(
		'phone',
		[
			'有一份通知可能没有送到您手里，我给您说一下内容，也核对一下联系方式。',
			'A notice may not have reached you. Let me tell you what it said, and check how we can reach you.'
		],
		[
			['核对电话和邮箱。', 'Check telephone and e-mail.'],
			['说明通知的要点和期限。', 'Say what the notice was about, and by when.']
		],
		[
			'有一份通知可能没有送达。要点如下，并请核对您的联系方式：',
			'A notice may not have reached you. This is what it said; please also check how we can reach you:'
		]
	),
	season_peak: play(
		'message',
		[
			'这个月问题较多，先告诉您我们做了哪些准备，有事请直接找我。',
			'This is a busy month. Here is what we have prepared; please come to me directly if anything is wrong.'
		],
		[
			['提前告知，不等问题发生。', 'Tell people before anything happens.'],
			['确认客户知道报修电话。', 'Make sure that the customer knows whom to call.']
		],
		[
			'这个月是问题多发期。我们已做好准备，如有异常请立即联系我们。',
			'This month brings more problems than others. We are prepared; please contact us at once if anything is wrong.'
		]
	),
	product_batch: play(
		'phone',
		[
			'您用的这一批产品发现了问题，我们想尽快给您检查。',
			'A fault was found in the batch of your product. We would like to check yours soon.'
		],
		[
			['按批次名单逐一联系。', 'Contact everybody of the batch.'],
			['说明风险和临时办法。', 'Say what the risk is, and what to do meanwhile.'],
			PROMISE
		],
		[
			'您使用的这一批产品发现了问题，我们想为您检查。请告诉我们方便的时间。',
			'A fault was found in the batch of your product. We would like to check yours; please tell us when it suits you.'
		]
	),
	case_not_solved: play(
		'phone',
		[
			'上次的问题没有解决好，我接手重新处理，不用您再说一遍。',
			'The last time it was not solved. I am taking it over, and you need not tell it again.'
		],
		[
			['看完原个案再联系。', 'Read the earlier case before you call.'],
			['换一个办法，不重复旧方案。', 'Try another way, not the same one again.'],
			PROMISE
		],
		[
			'上次的问题没有解决好，对不起。现由我重新处理，进展会及时告诉您。',
			'Your problem was not solved, and we are sorry. I have taken it over and will keep you informed.'
		]
	),
	case_solved: play(
		'message',
		['上次的问题解决后，现在一切还好吗？', 'Is everything still fine since we solved it?'],
		[['确认没有再出现。', 'Make sure that it has not come back.']],
		[
			'上次的问题解决之后，一切还好吗？如有反复请告诉我们。',
			'Is everything still fine since your problem was solved? Please tell us if it comes back.'
		]
	),
	other: play(
		'phone',
		[
			'想了解一下您最近的使用情况，有什么我们可以做得更好？',
			'I would like to know how things are. What could we do better?'
		],
		[['先看理由和经过。', 'Read the reasons and what happened.'], LISTEN, PROMISE],
		[
			'我们想了解您最近的使用情况。有什么可以做得更好，请告诉我们。',
			'We would like to know how things are. Please tell us what we could do better.'
		]
	)
};
