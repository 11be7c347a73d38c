/** The privacy notice of surveys. A change of meaning is a new version, here and in the database. */
import { messages } from './message.ts';

/** Stored with every answer: what its sender was told. `private.current_notice()` says the same. */
export const NOTICE_VERSION = '2026-12.2';

export const privacy = messages({
	title: { zh: '隐私说明', en: 'How we handle your data' },
	lead: {
		zh: '本说明适用于您通过链接或二维码回答的问卷和意见表，以及您提交的投诉。页首所写的机构负责保管您的信息。',
		en: 'This is about surveys and feedback forms that you answer through a link or a QR code, and about complaints that you make here. The organisation named at the top of the page is responsible for your data.'
	},
	whatTitle: { zh: '保存什么', en: 'What is stored' },
	what: {
		zh: '您的打分、回答、留言和上传的文件，使用的语言，提交时间，填写用时，以及所问的是哪一次服务。如果问卷链接是发给您本人的，我们也记下链接何时发出、打开和用过，以便不再提醒已经回答的人。',
		en: 'Your ratings, answers, comment and any files you add, the language, the time, how long it took, and which service contact it is about. Where the link was made for you, we also note when it was sent, opened and used, so that nobody who has answered is reminded.'
	},
	draft: {
		zh: '还没提交的内容保存在您的设备上；链接是发给您本人的（匿名问卷除外），也会在服务器上保留 30 天，方便您换一台设备继续。提交后即删除。',
		en: 'What you have not sent yet is kept on your device. Where the link was made for you (never in an anonymous survey), it is also kept on the server for 30 days, so that you can go on elsewhere. Both are deleted once you send.'
	},
	contact: {
		zh: '联系方式只有在您勾选“请与我联系”时才保存，只用于这次联系。',
		en: 'A way to reach you is stored only if you tick “Please contact me”, and used for that contact only.'
	},
	complaint: {
		zh: '提交投诉时，我们保存您写的内容、希望怎样解决、时间、地点和您留下的联系方式，只用于处理这件事、从中改进，以及统计。联系方式与唯一一位客户相符时，投诉会归入这位客户的记录。留了邮箱，我们会在收到和答复时通知您。知道投诉编号的人可以看到您写的内容和答复。',
		en: 'With a complaint we store what you write, what would put it right, when and where it was, and the way to reach you if you leave one. It is used to handle the matter, to learn from it, and for statistics. If that way to reach you belongs to exactly one customer, the complaint joins their record. At an e-mail address you are told when it arrives and when it is answered. Whoever knows the reference can read what you wrote and the answer.'
	},
	notStored: {
		zh: '不与回答一起保存您的网络地址，不使用跟踪或广告，页面不加载任何第三方内容。',
		en: 'Your network address is not stored with your answers. There is no tracking or advertising, and the pages load nothing from third parties.'
	},
	tierTitle: { zh: '回答会不会对上您的名字', en: 'Whether your answers carry your name' },
	identified: {
		zh: '实名：回答与您的客户记录相连，工作人员可以看到是谁的回答。',
		en: 'Identified: your answers are tied to your customer record, and staff can see whose they are.'
	},
	confidential: {
		zh: '保密：工作人员看不到是谁的回答。系统另外留有对应关系，只在您要求更正或删除时使用。',
		en: 'Confidential: staff cannot see whose they are. The system keeps the link apart, and uses it only if you ask to have your answers corrected or deleted.'
	},
	anonymous: {
		zh: '匿名：回答与您之间不保留任何联系，时间只记到哪一天。我们因此也无法再找出您的回答，除非您提供回执编号。',
		en: 'Anonymous: nothing connects your answers with you, and only the day is kept. We cannot find them again either, unless you give us the receipt number.'
	},
	upgrade: {
		zh: '问卷页首写明属于哪一种。如果您在保密或匿名问卷中请我们联系您，这份回答就会与您的联系方式相连：是否这样做由您决定。',
		en: 'Each survey says at the top which of these it is. If you ask to be contacted in a confidential or anonymous one, that answer is tied to your contact details: this is your own choice.'
	},
	whyTitle: { zh: '用来做什么', en: 'What it is used for' },
	why: {
		zh: '了解和改进服务，并在问题变大之前帮助您。系统会按公开的规则为低分、留言中的用词等信号计分，提醒工作人员尽早联系您；要做什么由人决定，不由系统自动决定。',
		en: 'To measure and improve the service, and to help you before a problem grows. Signs such as low ratings or words in a comment are given points by fixed rules, so that staff can get in touch early. People decide what is done; nothing is decided about you automatically.'
	},
	whoTitle: { zh: '谁能看到', en: 'Who can see it' },
	who: {
		zh: '该机构负责客户服务和质量的工作人员。统计结果不显示姓名，人数过少时不显示。',
		en: 'Staff of that organisation who look after customers and quality. Statistics carry no names, and are not shown for very small groups.'
	},
	longTitle: { zh: '保存多久', en: 'How long' },
	long: {
		zh: '保存到该机构删除为止。系统目前不会自动删除，您可以随时要求删除。',
		en: 'Until that organisation deletes it. Nothing is deleted automatically yet; you may ask for it at any time.'
	},
	askTitle: { zh: '找谁', en: 'Whom to ask' },
	ask: {
		zh: '想查询、更正或删除您的回答，请联系发出问卷的机构，并提供提交后得到的回执编号。回答与否完全自愿，不回答不会影响您得到的服务。',
		en: 'To see, correct or delete your answers, ask the organisation that sent the survey and give the receipt number you were shown. Answering is up to you; if you do not, the service you get stays the same.'
	},
	version: { zh: '版本', en: 'Version' }
});
