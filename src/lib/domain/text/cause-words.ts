/**
 * Words that speak for a root cause, for each leaf of the tree in cases/causes.ts: what an organisation starts from
 * and may change. Apart by spaces; an underscore joins the words of one expression, a star stands for any ending.
 */
import type { CauseCode } from '../cases/causes.ts';

export const CAUSE_WORDS: Readonly<Partial<Record<CauseCode, string>>> = {
	product_below_standard: `质量差 质量不好 质量问题 质量太差 不达标 不合格 次品 残次 不耐用 坏了 坏掉 破了 破损 做工 不热 不暖 温度低 温度不够 温度不达标 不制冷 水压 信号差 网速慢
		掉线 断网 停电 停水 停暖 low_quality poor_quality bad_quality quality defective faulty broke broken below_standard substandard stopped_working doesn't_work not_working too_cold no_heating no_hot_water no_signal outage flimsy`,
	product_not_as_advertised: `宣传不符 与宣传 虚假宣传 夸大 广告 吹嘘 名不副实 没有宣传 not_as_advertised advertised advert* false_advertising misleading_ad promised_features hype`,
	product_after_sales: `售后 保修 维修 返修 退货 换货 退换 退款 不给退 不退 修不好 反复修 warranty repair repairs repaired after_sales returns return_policy refund refunds replacement exchange`,
	product_not_as_described: `描述不符 与描述 图片不符 货不对板 不一样 不符 发错货 送错 少送 漏送 少了 缺货 少件 not_as_described description different_from wrong_item wrong_order wrong_size missing_item missing_items incomplete_order looks_different`,
	product_safety_defect: `安全隐患 漏电 漏气 漏水 起火 爆炸 着火 触电 烫伤 划伤 受伤 危险 煤气 甲醛 中毒 过敏 unsafe safety hazard* dangerous fire explod* electric_shock leak leaking leaks injur* burn burned allergic toxic`,
	product_food_quality: `难吃 不好吃 味道差 口味 味道 变质 馊 馊了 不新鲜 凉了 冷了 冰凉 太咸 太油 太淡 太辣 没熟 不熟 夹生 糊了 分量少 量少 太少 异物 苍蝇 头发 虫子 拉肚子 菜品 饭菜 米饭
		taste tasted tasteless bland stale undercooked overcooked burnt soggy cold_food portion portions food spoiled inedible hair_in food_poisoning too_salty greasy`,
	product_aged_equipment: `老化 老旧 设备旧 陈旧 年久失修 故障 设备坏 电梯坏 电梯 管道 锅炉 机器坏 设备 维护不到位 old_equipment outdated equipment maintenance worn out_of_order elevator lift_broken boiler pipes machine`,
	product_facilities: `设施 座位 停车 停车位 没地方坐 空调 照明 灯不亮 洗手间 厕所 环境差 太挤 拥挤 太吵 噪音 隔音 facilities facility parking seating seats air_conditioning lighting toilet toilets restroom noisy crowded cramped`,
	product_hygiene: `脏 很脏 太脏 不卫生 不干净 卫生 卫生差 垃圾 异味 臭味 蟑螂 老鼠 发霉 灰尘 污渍 dirty filthy unclean hygiene unhygienic smell smelly cockroach* mould mold stains dust litter`,
	service_attitude: `态度 态度差 态度不好 态度恶劣 服务态度 不耐烦 冷漠 冷淡 凶 语气 没礼貌 不礼貌 粗鲁 傲慢 爱理不理 爱答不理 脸色 rude attitude impolite unfriendly arrogant discourteous impatient tone snapped`,
	service_slow_response: `不回复 没回复 没人回复 回复慢 响应慢 没人接 打不通 电话打不通 不接电话 联系不上 没反应 没人理 没回音 no_reply no_response never_replied slow_response didn't_respond not_responding can't_reach cannot_reach unanswered nobody_called no_one_called never_called didn't_call no_answer`,
	service_late_complaint_handling: `投诉没人 投诉了 投诉多次 投诉后 反映多次 反映了 反映问题 投诉处理 一直没处理 迟迟不处理 没人处理 不处理 拖着 拖延 complained_twice complaint_handling my_complaint complained complaint_ignored still_not_resolved unresolved not_resolved`,
	service_disrespect: `不尊重 冷落 歧视 看不起 瞧不起 无视 不当回事 不理 没人管 不管 骂 辱骂 侮辱 区别对待 ignored ignore disrespect* dismissive humiliat* condescending treated_like discriminat* insult* belittled`,
	service_below_expectation: `服务差 服务不好 服务太差 服务一般 服务不到位 不周到 服务质量 失望 不如预期 没有达到 bad_service poor_service terrible_service awful_service service_was disappoint* expected_better below_expectation* let_down`,
	service_delivery: `配送 快递 物流 送货 送餐 送错地址 没送到 没收到 派送 送达 骑手 外卖员 丢件 洒了 撒了 送得慢 送的慢 delivery deliver delivered delivering courier shipping shipped shipment parcel package driver never_arrived not_received lost_package spilled`,
	service_waiting_time: `等了 等待 等太久 等了很久 排队 排长队 等半天 久等 太慢 很慢 慢 小时 迟到 晚点 超时 延误 wait waited waiting queue queues long_line late delay delayed hours slow`,
	service_itinerary_or_guide: `导游 行程 景点 购物店 强制购物 旅游 旅行社 酒店安排 改行程 guide itinerary tour tours sightseeing trip_plan travel_agency excursion`,
	service_medical_quality: `医生 护士 看病 诊断 误诊 治疗 手术 医院 挂号 开药 打针 病历 就诊 doctor doctors nurse nurses diagnos* misdiagnos* treatment surgery hospital medication prescription clinic`,
	management_process: `流程 手续 繁琐 来回跑 跑了几趟 程序 审批 太麻烦 材料 证明 盖章 process paperwork bureaucra* too_many_steps procedure forms red_tape back_and_forth complicated`,
	management_training: `不专业 业务不熟 培训 新手 不会操作 不懂 一问三不知 什么都不知道 解释不清 unprofessional untrained training incompetent clueless inexperienced didn't_know no_idea`,
	management_complaint_mechanism: `投诉无门 没有投诉渠道 没地方投诉 找不到人 踢皮球 推诿 互相推 推来推去 转来转去 pass_the_buck passed_around runaround nowhere_to_complain no_one_to_complain transferred transferred_me bounced`,
	management_unfamiliar_staff: `不熟悉 不清楚流程 说法不一 问谁都不知道 说不清 不了解 unfamiliar wrong_information didn't_know_how not_familiar different_answers conflicting`,
	management_process_gap: `漏登 漏记 没登记 登记错 弄错 搞错 出错 重复收费 重复扣费 系统出错 记录丢 订单丢 mistake mistakes mixed_up lost_my_order lost_record double_booked double_charged charged_twice error errors slipped`,
	management_low_efficiency: `效率低 效率太低 效率 办事慢 拖拉 拖沓 磨蹭 半天没办 人手不足 窗口少 inefficient inefficiency efficiency understaffed short_staffed only_one_counter takes_forever took_forever`,
	management_no_follow_up: `没有回访 没回访 没下文 不了了之 没人跟进 没跟进 石沉大海 说好回电 没回电 没有后续 no_follow_up never_followed_up follow_up never_called_back didn't_call_back no_update no_updates promised_to_call`,
	management_emotion_control: `发脾气 吼 大吼 骂人 吵架 呵斥 摔 情绪失控 动手 打人 shout* yell* lost_temper lost_his_temper screamed argued swore hung_up`,
	management_no_standard: `没有标准 标准不一 不统一 规定不一 每次都不一样 随意 看心情 不规范 no_standard inconsistent inconsistency different_every_time varies depends_on_who not_consistent`,
	market_competition: `别家 其他家 别的平台 竞争 同行 隔壁 人家 competitor competitors elsewhere other_companies other_providers switch_to rivals`,
	market_high_expectation: `期望 期待 以为 期望太高 想象 本以为 expected expectation* hoped thought_it_would had_hoped`,
	market_brand_image: `品牌 大品牌 名声 口碑 名气 牌子 砸招牌 brand reputation image well_known famous`,
	market_positioning: `定位 不适合 档次 高端 价格太高 太贵 性价比 不值 overpriced expensive too_expensive pricey value_for_money not_worth target_group upmarket`,
	market_unspoken_expectation: `老客户 老顾客 这么多年 多年客户 理所当然 应该的 寒心 心寒 区别对待老 loyal_customer loyal years_of years_as long_standing taken_for_granted regular_customer`,
	information_misunderstood: `误解 误会 理解错 没说清楚 以为是 说得不清楚 讲不清楚 听不懂 看不懂 misunderstood misunderstanding confusing confused unclear not_explained didn't_explain hard_to_understand`,
	information_not_shared: `没有交接 没交接 重复说 又要说一遍 每次都要重新 部门之间 信息不通 内部 不知情 not_informed_internally repeat_myself explain_again told_again different_departments no_record handover`,
	information_unclear_fees: `收费 费用 乱收费 多收 多收费 乱扣费 扣费 扣款 账单 明细 收费标准 隐形消费 不透明 涨价 fee fees charge charges charged overcharged billing bill invoice hidden_fee hidden_fees hidden_cost* price_increase unexpected_charge*`,
	information_not_announced: `没通知 没有通知 不通知 未通知 没告知 没有告知 没提前 没人通知 没有提前 进度 物流信息 查不到 not_notified no_notice without_notice didn't_tell not_told no_notification wasn't_informed no_warning no_tracking tracking progress status`,
	emotion: `心情 伤心 委屈 难过 气哭 哭了 崩溃 心情不好 生气 愤怒 气死 焦虑 upset crying cried stress* angry furious anxious heartbroken in_tears`,
	social: `疫情 天气 暴雪 暴雨 节假日 政策 媒体 网上说 邻居 舆论 物价 pandemic covid weather storm holiday policy government media news inflation neighbours neighbors strike`
};
