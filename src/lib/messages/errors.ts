/** Every listed refusal in words: what happened and what to do now. */
import type { ErrorCode } from '#lib/domain/error-codes.ts';
import { messages, type Locale } from './message.ts';

const errors = messages({
	address_missing: {
		zh: '该客户没有可用于这种发送方式的联系地址，请先补充，或改用链接。',
		en: 'The customer has no address for this way of sending. Add one, or use a link.'
	},
	already_member: {
		zh: '该邮箱已是本机构的同事，无需再次邀请。',
		en: 'This address already belongs to a colleague; there is no need to invite it again.'
	},
	append_only: {
		zh: '历史记录只能追加，不能修改或删除。',
		en: 'History can only be added to; it cannot be changed or deleted.'
	},
	card_changed: {
		zh: '别人刚刚启用了新的风险卡。请以新卡为准，再改一次。',
		en: 'Somebody has just put another version of the card into use. Please make your change on that one.'
	},
	case_is_closed: {
		zh: '个案已结案。如需继续处理，请先重新打开。',
		en: 'This case is closed. Reopen it before you change anything.'
	},
	case_opening_not_available: {
		zh: '目前个案由预警自动开立，暂不支持手工开立。',
		en: 'Cases are opened by alerts for now; opening one by hand is not available yet.'
	},
	channel_exists: {
		zh: '已有使用此代码的发送渠道，请换一个。',
		en: 'A channel with this code exists already. Choose another one.'
	},
	channel_not_available: {
		zh: '本机构没有这种发送渠道，或已停用。',
		en: 'Your organisation has no such channel, or it is switched off.'
	},
	contact_not_allowed: {
		zh: '联系规则不允许发送这封邮件。请改用其他方式联系客户。',
		en: 'The rules of contact keep this mail back. Please reach the customer another way.'
	},
	customer_ambiguous: {
		zh: '有几位客户使用这个电话，请改用客户编号。',
		en: 'Several customers have this telephone number. Use the customer number instead.'
	},
	details_missing: {
		zh: '缺少这一步必需的信息，请补充后再提交。',
		en: 'Something that this step needs is missing. Fill it in and try again.'
	},
	forbidden: {
		zh: '您的角色没有这项权限。如有需要，请联系管理员。',
		en: 'Your role does not allow this. Ask an administrator if you need it.'
	},
	form_exists: {
		zh: '这个网址后缀已有人使用，请换一个。',
		en: 'An open form with this address exists already. Choose another one.'
	},
	form_unusable: {
		zh: '没有这份表单，或者它已经关闭。',
		en: 'There is no such form, or it is closed.'
	},
	idempotency_key_in_use: {
		zh: '使用同一 Idempotency-Key 的请求仍在处理中，请稍后重试。',
		en: 'A request with the same Idempotency-Key is still being worked on. Try again shortly.'
	},
	idempotency_key_reused: {
		zh: '此 Idempotency-Key 已用于另一个不同的请求，请换用新的值。',
		en: 'This Idempotency-Key was used for a different request. Use a new one.'
	},
	instrument_lacks_expectation: {
		zh: '所选量表没有“期望”栏，请改选“仅感知”形式或换一个量表。',
		en: 'This instrument has no expectation column. Choose the perception form or another instrument.'
	},
	invalid: {
		zh: '提交的内容有误，请检查后再试。',
		en: 'Something in what you sent is not right. Check it and try again.'
	},
	invalid_json: {
		zh: '请求内容不是有效的 JSON。',
		en: 'The body is not valid JSON.'
	},
	invitation_unusable: {
		zh: '此链接无法使用：可能已经用过、已过期或不完整。',
		en: 'This link cannot be used: it may have been used already, have expired or be incomplete.'
	},
	last_admin: {
		zh: '机构至少需要一位在用的管理员。请先把另一位同事设为管理员。',
		en: 'An organisation needs at least one active administrator. Make somebody else one first.'
	},
	mails_waiting: {
		zh: '已有三封写给这位客户的邮件在等待发送，请等它们发出后再写。',
		en: 'Three mails to this customer are still waiting to be sent. Please write again when they have left.'
	},
	method_not_allowed: {
		zh: '此地址不支持这种请求方法。',
		en: 'This address does not answer this method.'
	},
	news_since: {
		zh: '此后又收到了必须处理的新信号。请先查看，并记录联系或备注，再结束个案。',
		en: 'A new signal that demands action has come in since. Read it and record a contact or a note before closing.'
	},
	not_acceptable: {
		zh: '无法读取这种格式，请使用说明文档中列出的格式。',
		en: 'This format cannot be read. Use one of the formats in the documentation.'
	},
	not_found: {
		zh: '没有找到。它可能已被移走，或不属于您的机构。',
		en: 'Not found. It may have been moved, or it does not belong to your organisation.'
	},
	organization_is_fixed: {
		zh: '记录不能转移到其他机构。',
		en: 'A record cannot be moved to another organisation.'
	},
	own_membership: {
		zh: '不能修改自己的角色或停用自己。请让另一位管理员操作。',
		en: 'You cannot change your own role or shut yourself out. Ask another administrator.'
	},
	payload_too_large: {
		zh: '内容过大。请减少内容，或分成几次提交。',
		en: 'This is too large. Shorten it or send it in several parts.'
	},
	program_running: {
		zh: '已有一个预防对照方案在进行，同一时间只能有一个。',
		en: 'A prevention programme is running already; there can be one at a time.'
	},
	service_unavailable: {
		zh: '服务暂时不可用，您的内容没有保存。请稍后再试。',
		en: 'The service is not available right now and nothing was saved. Try again in a moment.'
	},
	sign_in_failed: {
		zh: '邮箱或密码不正确。',
		en: 'The e-mail address or the password is not right.'
	},
	submission_id_taken: {
		zh: '此提交编号已用于另一份答卷。',
		en: 'This submission id already belongs to another answer.'
	},
	survey_exists: {
		zh: '已有使用此代码的问卷，请换一个代码。',
		en: 'A survey with this code exists already. Choose another code.'
	},
	survey_not_open: {
		zh: '问卷尚未开放或已经关闭。',
		en: 'This survey is not open yet, or it is closed.'
	},
	survey_not_ready: {
		zh: '问卷还有必须先处理的问题，暂不能发布。请打开“检查并发布”查看。',
		en: 'Something in this survey must be mended before it is published. “Check and publish” names it.'
	},
	timeout: {
		zh: '处理时间过长，已中止。请缩小范围后再试。',
		en: 'This took too long and was stopped. Try again with a smaller range.'
	},
	too_many_additions: {
		zh: '这份投诉已补充了 20 次，不能再补充。请另外提交一份投诉。',
		en: 'This complaint has been added to twenty times. Please make a new one for what is left to say.'
	},
	too_many_attempts: {
		zh: '尝试次数过多，请约 15 分钟后再试。',
		en: 'Too many attempts. Wait about 15 minutes and try again.'
	},
	transition_refused: {
		zh: '个案目前的状态不允许这一步。请刷新页面查看最新状态。',
		en: 'The case cannot take this step from its present state. Reload the page to see where it stands.'
	},
	translation_missing: {
		zh: '有文字缺少问卷所用的语言，请补全后再发布。',
		en: 'Texts are missing in a language of this survey. Write them before you publish.'
	},
	unauthenticated: {
		zh: '请先登录。',
		en: 'Sign in first.'
	},
	unexpected: {
		zh: '服务器出现意外错误。请稍后再试；如仍有问题，请提供错误编号。',
		en: 'Something unexpected went wrong on our side. Try again, and quote the error id if it stays.'
	},
	unknown_customer: {
		zh: '没有这个客户。请检查客户编号。',
		en: 'There is no such customer. Check the customer id.'
	},
	unknown_encounter: {
		zh: '没有这次服务记录。请检查服务编号。',
		en: 'There is no such service contact. Check its id.'
	},
	unknown_instrument: {
		zh: '没有这个量表。请检查量表代码。',
		en: 'There is no such instrument. Check its code.'
	},
	unknown_outcome: {
		zh: '没有这种处理结果。请从列表中选择。',
		en: 'There is no such outcome. Choose one from the list.'
	},
	unknown_owner: {
		zh: '负责人必须是在用且可以处理个案的同事。',
		en: 'The owner must be an active colleague who may work on cases.'
	},
	unknown_service: {
		zh: '没有这个服务项目。请检查服务代码。',
		en: 'There is no such service. Check its code.'
	},
	unknown_site: {
		zh: '没有这个网点。请检查网点代码。',
		en: 'There is no such site. Check its code.'
	},
	unknown_survey: {
		zh: '没有这份问卷。请检查问卷代码。',
		en: 'There is no such survey. Check its code.'
	}
});

/** The sentence that a person reads when the product says no. */
export function errorWords(code: ErrorCode, locale: Locale): string {
	return errors[code][locale];
}
