/**
 * Words that ask for attention whatever else a text says. Apart by spaces; an underscore joins the words of one
 * expression, a star stands for any ending.
 */

/** Emotional or bodily harm; being ignored; hurry; authorities and lawyers; the public; money back; leaving. */
export type FindingKind =
	'harm' | 'ignored' | 'urgency' | 'regulator' | 'publicity' | 'refund' | 'leaving';

export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
	harm: `侮辱 羞辱 辱骂 骂人 骂我 被骂 歧视 不尊重 看不起 瞧不起 伤自尊 欺负 欺骗 威胁 恐吓 动手打 打人 打我 气哭 委屈 心寒 寒心 伤心 受伤 摔伤 烫伤 划伤 食物中毒 住院 拉肚子 过敏 触电 煤气泄漏
		insult* humiliat* disrespect* discriminat* racist abusive verbally_abused threatened threatening shouted_at yelled_at swore_at bullied harass* in_tears made_me_cry cried heartbroken injured injury hurt_me burned scalded food_poisoning hospitalised hospitalized electric_shock gas_leak`,
	ignored: `没人理 没有人理 没人管 没有人管 不理我 不理人 不理睬 无人理睬 置之不理 爱理不理 爱答不理 不闻不问 冷落 被忽视 忽视 无视 敷衍 推诿 踢皮球 不当回事 没人回复 不回复 没有回复 没回复 没人接 没人接电话 打不通 石沉大海 不了了之 没下文 没人处理
		ignored ignoring ignore_me ignores nobody_cares no_one_cares nobody_called no_one_called nobody_replied no_one_replied never_replied never_called_back no_reply no_response no_answer unanswered dismissed brushed_off dismissive fobbed_off runaround pass_the_buck hung_up`,
	urgency: `马上 立刻 立即 尽快 请马上 赶紧 赶快 紧急 十万火急 急用 很急 着急 刻不容缓 今天必须 今天之内 尽早 救命 要投诉 去投诉 我投诉 必须投诉
		urgent urgently fix_immediately fix_this_immediately need_immediate immediate_action immediate_attention asap as_soon_as_possible right_now right_away emergency today_at_the_latest within_24_hours final_warning last_chance`,
	regulator: `12315 12345 12328 12305 12300 消协 消费者协会 消委会 工商局 工商 市场监管 市监局 监管部门 监管局 主管部门 有关部门 信访 上访 市长热线 市长信箱 银保监 证监会 邮政管理局 卫健委 旅游局 住建局 物价局 举报 法院 起诉 打官司 律师 律师函 仲裁 报警 派出所 公安 维权 法律途径 走法律
		lawyer lawyers attorney solicitor sue suing lawsuit legal_action take_legal take_you_to_court go_to_court in_court small_claims ombudsman regulator regulators trading_standards consumer_protection consumer_council consumer_association watchdog authorities police ofcom ofgem bbb better_business_bureau arbitration report_you`,
	publicity: `曝光 媒体 记者 电视台 微博 抖音 小红书 朋友圈 知乎 快手 热搜 网上曝光 发到网上 发网上 发帖 论坛 一星 给差评 打差评 写差评 黑猫投诉 人民网 焦点访谈 315晚会 广而告之 告诉所有人
		social_media twitter tweet facebook instagram tiktok youtube reddit weibo journalist newspaper the_media tv_station go_viral google_review bad_review negative_review one_star 1_star trustpilot yelp tell_everyone post_online posting_online`,
	refund: `退款 不退款 没退款 没有退款 未退款 拒绝退款 不给退 不肯退 不退钱 退钱 退费 退还 返还 赔偿 赔钱 补偿 索赔 退一赔三 假一赔十 赔付 refund* no_refund not_refund not_refunded never_refunded didn't_refund haven't_refunded won't_refund refuse_to_refund refused_to_refund money_back compensat* reimburse* chargeback pay_me_back`,
	leaving: `不会再来 再也不来 不再来 不来了 再也不会 不会再买 不会再点 再也不点 不点了 再也不买 不买了 换一家 换别家 换平台 注销 销户 销号 退订 解约 退会 退租 转网 携号转网 卸载 拉黑 最后一次 别家 永不再
		never_again never_come_back won't_come_back will_not_come_back won't_return will_not_return not_coming_back won't_be_back last_time switch_to switching switch_provider* leave_you leaving_you cancel_my cancelling_my canceling_my cancel_subscription close_my_account closing_my_account terminate_my unsubscrib* uninstall* take_my_business_elsewhere go_elsewhere look_elsewhere`
};

/** Denials that take the word from what follows them: "no need for a lawyer". */
export const FINDING_DENIALS = `没 没有 不 未 无 无需 不需要 不用 不必 没必要 没有必要 没想 没打算 不打算 不想 不要 不会 从不 从没 从未 并没有 并不 不是 别 谈不上
	no not never without nor don't didn't doesn't won't wouldn't isn't wasn't aren't weren't no_need not_need needn't haven't hasn't can't_complain dont didnt`;

/** A denial reaches no further than one of these: "not solved, or else I call a lawyer". */
export const FINDING_TURNS = `就 否则 不然 要不 要不然 只好 只能 只有 我要 我会 那我 那就 再不 但 但是 可是 不过 而且 并且 然后 所以 已经 准备 打算 马上就 立刻就 立即就 马上来了 工商银行
	then otherwise else but or so therefore because until unless if will going already`;
