-- Ten industries: SERVQUAL in the words of each, with the questions and the causes that belong to it.
--
-- Every template measures the five dimensions by 22 items in the order of 1991 (Parasuraman, Berry &
-- Zeithaml, Journal of Retailing 67(4); the model: Parasuraman, Zeithaml & Berry 1988, 64(1)). The
-- sentences are our own, because the original ones are copyrighted; all are positive, as in 1991. An
-- item code has the same theme in every template: r1 is always "what was promised is kept".
--
-- `questions` are offered to whoever builds a survey on the template; `causes` are codes of the
-- tree in src/lib/domain/cases/causes.ts: what complaints in this industry are usually about.

with common (definition) as (values ($json${
	"scale": { "min": 1, "max": 7, "labels": {
		"min": { "zh": "完全不同意", "en": "Strongly disagree" },
		"max": { "zh": "完全同意", "en": "Strongly agree" } } },
	"columns": ["expectation", "perception"],
	"dimensions": [
		{ "code": "tangibles", "name": { "zh": "有形性", "en": "Tangibles" } },
		{ "code": "reliability", "name": { "zh": "可靠性", "en": "Reliability" } },
		{ "code": "responsiveness", "name": { "zh": "响应性", "en": "Responsiveness" } },
		{ "code": "assurance", "name": { "zh": "保证性", "en": "Assurance" } },
		{ "code": "empathy", "name": { "zh": "移情性", "en": "Empathy" } }
	]
}$json$::jsonb)),
own (definition) as (values
($json${
	"code": "heating-22",
	"industry": "heating",
	"name": { "zh": "供热服务质量（22 项）", "en": "Heating service quality (22 items)" },
	"description": { "zh": "面向居民用户的集中供热：室温、报修、上门检修和收费。", "en": "District heating for homes: room temperature, faults, repair visits and bills." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "供热设备状况良好", "en": "The heating equipment is in good condition" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "营业厅或服务点干净整洁", "en": "The service hall or service point is clean and tidy" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "上门人员穿着整洁", "en": "Staff who visit you are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "缴费单和供热通知一看就懂", "en": "Bills and heating notices are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说几天修好，就几天修好", "en": "Repairs are finished by the day they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "家里不热时，真心帮您解决", "en": "When your home is cold, they truly try to fix it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "报修一次就能修好", "en": "One repair is enough to fix a fault" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按公布的日期开始和停止供热", "en": "Heating starts and stops on the announced dates" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "面积、用热和收费记录准确", "en": "Records of floor area, heat use and charges are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "上门前会告诉您几点到", "en": "They tell you what time they will come" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "报修后很快有人来", "en": "Someone comes soon after you report a fault" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "工作人员乐意帮忙", "en": "Staff are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "天冷最忙的时候，也会回应您", "en": "Even on the coldest, busiest days, they respond to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "维修人员做事让您放心", "en": "The way repair staff work gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "维修人员进家门，您觉得安心", "en": "You feel safe letting repair staff into your home" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "工作人员始终有礼貌", "en": "Staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "供热方面的问题，工作人员讲得明白", "en": "Staff can answer your questions about heating" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会考虑每户的实际情况", "en": "They consider the situation of each home" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "客服热线和营业厅的时间对您方便", "en": "Hotline and opening hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "工作人员会关心您家里热不热", "en": "Staff ask whether your home is warm enough" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "办事为用户着想", "en": "They keep the interests of residents in mind" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您家的用热需要", "en": "They understand the heating needs of your home" } }
	],
	"questions": [
		{ "code": "room_temperature", "type": "single", "required": false, "place": "after",
			"text": { "zh": "白天，您家客厅大约多少度？", "en": "About how warm is your living room in the daytime?" },
			"options": [
				{ "code": "below_16", "text": { "zh": "不到 16 度", "en": "Below 16 °C" } },
				{ "code": "from_16", "text": { "zh": "16～17 度", "en": "16–17 °C" } },
				{ "code": "from_18", "text": { "zh": "18～19 度", "en": "18–19 °C" } },
				{ "code": "from_20", "text": { "zh": "20～22 度", "en": "20–22 °C" } },
				{ "code": "above_22", "text": { "zh": "超过 22 度", "en": "Above 22 °C" } },
				{ "code": "not_measured", "text": { "zh": "没量过", "en": "I have not measured it" } }
			] },
		{ "code": "cold_rooms", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "哪些房间不够热？", "en": "Which rooms are not warm enough?" },
			"options": [
				{ "code": "living_room", "text": { "zh": "客厅", "en": "Living room" } },
				{ "code": "bedroom", "text": { "zh": "卧室", "en": "Bedroom" } },
				{ "code": "kitchen", "text": { "zh": "厨房", "en": "Kitchen" } },
				{ "code": "bathroom", "text": { "zh": "卫生间", "en": "Bathroom" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_room_temperature", "op": "is", "value": "below_16" }, { "field": "q_room_temperature", "op": "is", "value": "from_16" }] } },
		{ "code": "repair_visit", "type": "single", "required": false, "place": "after",
			"text": { "zh": "这个供热季，有人上门检修过吗？", "en": "Has anyone come to check or repair your heating this season?" },
			"options": [
				{ "code": "yes", "text": { "zh": "有", "en": "Yes" } },
				{ "code": "no_need", "text": { "zh": "没有，也不需要", "en": "No, there was no need" } },
				{ "code": "not_come", "text": { "zh": "报修了，但没人来", "en": "No, although I reported a fault" } }
			] },
		{ "code": "visit_on_time", "type": "single", "required": false, "place": "after",
			"text": { "zh": "上门准时吗？", "en": "Was the visit on time?" },
			"options": [
				{ "code": "on_time", "text": { "zh": "准时", "en": "Yes, on time" } },
				{ "code": "bit_late", "text": { "zh": "晚了不到一小时", "en": "Less than an hour late" } },
				{ "code": "very_late", "text": { "zh": "晚了一小时以上", "en": "More than an hour late" } },
				{ "code": "no_time_agreed", "text": { "zh": "没有约时间", "en": "No time was agreed" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_repair_visit", "op": "is", "value": "yes" }] } },
		{ "code": "fee_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "供热费怎么算，讲清楚了吗？", "en": "Was it clear how the heating fee is worked out?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			] }
	],
	"causes": [
		"product_below_standard",
		"product_aged_equipment",
		"service_slow_response",
		"service_below_expectation",
		"management_low_efficiency",
		"management_no_follow_up",
		"market_high_expectation",
		"information_unclear_fees",
		"information_not_announced"
	]
}$json$::jsonb),
($json${
	"code": "restaurant-22",
	"industry": "restaurant",
	"name": { "zh": "餐饮服务质量（22 项）", "en": "Restaurant service quality (22 items)" },
	"description": { "zh": "面向堂食、自取和外卖顾客：菜品、上菜、服务和卫生，单店和连锁都适用。", "en": "For guests who eat in, collect or order delivery: food, speed, service and hygiene; for one restaurant or a chain." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "桌椅和餐具完好", "en": "Tables, chairs and tableware are in good condition" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "用餐环境干净", "en": "The dining area is clean" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "服务员穿着整洁", "en": "Servers are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "菜单和价格一看就懂", "en": "The menu and its prices are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说多久上菜，就多久上菜", "en": "Dishes come within the time they told you" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "菜有问题时，真心帮您处理", "en": "When something is wrong with a dish, they truly try to put it right" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "上的菜和点的菜一样", "en": "You are served exactly what you ordered" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "订好的座位准时留着", "en": "A reserved table is ready on time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "账单准确", "en": "The bill is correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您要等多久", "en": "They tell you how long you will wait" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "点餐后上菜快", "en": "Food comes soon after you order" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "服务员乐意帮忙", "en": "Servers are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "客人再多，招呼一声就有人应", "en": "However full it is, someone answers when you call" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "服务员做事让您放心", "en": "The way servers work gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "这里的饭菜吃着放心", "en": "You feel that the food is safe to eat" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "服务员始终有礼貌", "en": "Servers are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "服务员熟悉菜品", "en": "Servers know the dishes well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会照顾每桌客人的不同要求", "en": "They pay attention to what each table wants" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "营业时间对您方便", "en": "The opening hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "服务员对您照顾周到", "en": "Servers take good care of you personally" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "推荐菜品时为您着想", "en": "When they recommend dishes, they think of what suits you" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您的口味和忌口", "en": "They understand your tastes and what you cannot eat" } }
	],
	"questions": [
		{ "code": "way", "type": "single", "required": false, "place": "after",
			"text": { "zh": "这次您是怎么用餐的？", "en": "How did you have your meal this time?" },
			"options": [
				{ "code": "eat_in", "text": { "zh": "在店里吃", "en": "I ate in" } },
				{ "code": "collect", "text": { "zh": "自己取餐", "en": "I collected it" } },
				{ "code": "delivery", "text": { "zh": "外卖送餐", "en": "It was delivered" } }
			] },
		{ "code": "delivery_state", "type": "single", "required": false, "place": "after",
			"text": { "zh": "外卖送到时怎么样？", "en": "How was the meal when it arrived?" },
			"options": [
				{ "code": "good", "text": { "zh": "完好，也够热", "en": "Complete and warm" } },
				{ "code": "cold", "text": { "zh": "凉了", "en": "It was cold" } },
				{ "code": "spilled", "text": { "zh": "洒了或破了", "en": "It was spilled or damaged" } },
				{ "code": "missing", "text": { "zh": "少送或送错了", "en": "Something was missing or wrong" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_way", "op": "is", "value": "delivery" }] } },
		{ "code": "food", "type": "rating", "required": false, "place": "after",
			"text": { "zh": "菜品好吃吗？", "en": "How was the food?" },
			"scale": { "min": 1, "max": 5, "labels": { "min": { "zh": "很不好", "en": "Very poor" }, "max": { "zh": "很好", "en": "Very good" } } } },
		{ "code": "food_problem", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "菜品哪里不好？", "en": "What was wrong with the food?" },
			"options": [
				{ "code": "taste", "text": { "zh": "味道不好", "en": "It did not taste good" } },
				{ "code": "freshness", "text": { "zh": "不新鲜", "en": "Not fresh" } },
				{ "code": "temperature", "text": { "zh": "不够热", "en": "Not hot enough" } },
				{ "code": "portion", "text": { "zh": "份量少", "en": "Portion too small" } },
				{ "code": "foreign_object", "text": { "zh": "有异物", "en": "Something in it that should not be there" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_food", "op": "at_most", "value": 2 }] } },
		{ "code": "hygiene", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您看到不卫生的地方了吗？", "en": "Did you see anything unhygienic?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "tableware", "text": { "zh": "餐具不干净", "en": "Tableware was not clean" } },
				{ "code": "room", "text": { "zh": "桌面或地面不干净", "en": "Tables or floor were not clean" } },
				{ "code": "toilet", "text": { "zh": "洗手间不干净", "en": "The toilets were not clean" } },
				{ "code": "other", "text": { "zh": "其他地方", "en": "Something else" } }
			] }
	],
	"causes": [
		"product_food_quality",
		"product_hygiene",
		"product_facilities",
		"service_attitude",
		"service_waiting_time",
		"service_disrespect",
		"service_delivery",
		"management_training",
		"management_emotion_control",
		"management_no_standard"
	]
}$json$::jsonb),
($json${
	"code": "e-commerce-22",
	"industry": "e-commerce",
	"name": { "zh": "电商服务质量（22 项）", "en": "Online shop service quality (22 items)" },
	"description": { "zh": "面向网购顾客：发货和配送、商品与描述是否一致、客服、退换货。", "en": "For people who buy online: shipping and delivery, goods as described, customer service, returns." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "网站或 App 好用", "en": "The website or app is easy to use" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "商品页面清楚、好看", "en": "Product pages are clear and pleasant to look at" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "送货人员穿着整洁", "en": "Delivery staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "订单和物流信息一看就懂", "en": "Order and delivery information is easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说几天发货，就几天发货", "en": "Orders are shipped by the day they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "商品有问题时，真心帮您解决", "en": "When something is wrong with an order, they truly try to put it right" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "第一次就发对商品", "en": "The right goods are sent the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "在预计的时间送到", "en": "Parcels arrive at the expected time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "订单和付款金额准确", "en": "Orders and payments are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您什么时候送到", "en": "They tell you when your parcel will arrive" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "客服回复快", "en": "Customer service replies quickly" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "客服乐意帮忙", "en": "Customer service is glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "大促再忙，也有人回应您", "en": "Even during big sales, someone responds to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "店家的做法让您信得过", "en": "The way the shop acts gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "付款和个人信息让您放心", "en": "You feel that your payment and personal data are safe" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "客服和送货人员始终有礼貌", "en": "Customer service and delivery staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "客服对商品很了解", "en": "Customer service knows the goods well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会按您遇到的情况来处理", "en": "They deal with your own situation" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "可以选方便的时间收货", "en": "You can receive parcels at a time that suits you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "客服耐心听您说", "en": "Customer service takes time to listen to you" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "退换货规则为顾客着想", "en": "Return rules are made with customers in mind" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您想买什么样的商品", "en": "They understand what you are looking for" } }
	],
	"questions": [
		{ "code": "as_described", "type": "single", "required": false, "place": "after",
			"text": { "zh": "收到的商品和页面说的一样吗？", "en": "Were the goods as described on the page?" },
			"options": [
				{ "code": "yes", "text": { "zh": "一样", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有点不一样", "en": "Not quite" } },
				{ "code": "no", "text": { "zh": "差别很大", "en": "No, very different" } }
			] },
		{ "code": "difference", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "哪里不一样？", "en": "What was different?" },
			"options": [
				{ "code": "quality", "text": { "zh": "质量", "en": "Quality" } },
				{ "code": "function", "text": { "zh": "功能", "en": "What it can do" } },
				{ "code": "size", "text": { "zh": "尺寸", "en": "Size" } },
				{ "code": "colour", "text": { "zh": "颜色", "en": "Colour" } },
				{ "code": "parts", "text": { "zh": "少了配件或赠品", "en": "Parts or gifts were missing" } },
				{ "code": "damaged", "text": { "zh": "收到时已损坏", "en": "It arrived damaged" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_as_described", "op": "is", "value": "partly" }, { "field": "q_as_described", "op": "is", "value": "no" }] } },
		{ "code": "arrival", "type": "single", "required": false, "place": "after",
			"text": { "zh": "包裹是什么时候到的？", "en": "When did the parcel arrive?" },
			"options": [
				{ "code": "on_time", "text": { "zh": "按时或提前到", "en": "On time or earlier" } },
				{ "code": "late_1_2", "text": { "zh": "晚了一两天", "en": "One or two days late" } },
				{ "code": "late_more", "text": { "zh": "晚了三天以上", "en": "Three or more days late" } },
				{ "code": "not_yet", "text": { "zh": "还没到", "en": "It has not arrived" } }
			] },
		{ "code": "returned", "type": "single", "required": false, "place": "after",
			"text": { "zh": "这次您退换货了吗？", "en": "Did you return or exchange anything?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "done", "text": { "zh": "已经办好", "en": "Yes, it is done" } },
				{ "code": "waiting", "text": { "zh": "还在办", "en": "Yes, it is still going on" } },
				{ "code": "refused", "text": { "zh": "申请了，但没同意", "en": "I asked, but it was refused" } }
			] },
		{ "code": "return_easy", "type": "rating", "required": false, "place": "after",
			"text": { "zh": "退换货方便吗？", "en": "How easy was the return or exchange?" },
			"scale": { "min": 1, "max": 5, "labels": { "min": { "zh": "很麻烦", "en": "Very hard" }, "max": { "zh": "很方便", "en": "Very easy" } } },
			"show_if": { "match": "any", "rules": [{ "field": "q_returned", "op": "is", "value": "done" }, { "field": "q_returned", "op": "is", "value": "waiting" }, { "field": "q_returned", "op": "is", "value": "refused" }] } }
	],
	"causes": [
		"product_not_as_described",
		"product_not_as_advertised",
		"product_after_sales",
		"service_delivery",
		"service_slow_response",
		"service_late_complaint_handling",
		"market_competition",
		"information_misunderstood",
		"information_not_announced"
	]
}$json$::jsonb),
($json${
	"code": "automotive-22",
	"industry": "automotive",
	"name": { "zh": "汽车销售与售后服务质量（22 项）", "en": "Car sales and repair service quality (22 items)" },
	"description": { "zh": "面向购车和维修保养的车主：维修质量、报价、等候和行车安全。", "en": "For people who buy a car or have it serviced: repair quality, quotes, waiting and safety." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "维修设备先进", "en": "The workshop equipment is modern" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "展厅和休息区干净舒适", "en": "The showroom and waiting area are clean and comfortable" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "员工穿着整洁", "en": "Staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "报价单和保养手册一看就懂", "en": "Quotes and service booklets are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说几点取车，就几点取车", "en": "Your car is ready at the time they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "车有问题时，真心帮您解决", "en": "When your car has a problem, they truly try to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "一次就能修好", "en": "The car is repaired properly the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按预约的时间接待您", "en": "Your appointment starts on time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "维修项目和费用记录准确", "en": "Records of work and charges are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您什么时候能修好", "en": "They tell you when the work will be finished" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "到店后很快有人接待", "en": "You are received soon after you arrive" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "员工乐意帮忙", "en": "Staff are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "再忙也会回复您的电话和消息", "en": "However busy they are, they answer your calls and messages" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "技师做事让您放心", "en": "The way the mechanics work gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "修完的车，您开着安心", "en": "You feel safe driving the car after their work" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "员工始终有礼貌", "en": "Staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "技术问题讲得明白", "en": "They can explain technical matters clearly" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会按您的车况给建议", "en": "Their advice fits the condition of your car" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "营业时间对您方便", "en": "The opening hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "有专人关心您和您的车", "en": "Somebody looks after you and your car personally" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "推荐的项目都是您真需要的", "en": "They recommend only work that you really need" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您平时怎么用车", "en": "They understand how you use your car" } }
	],
	"questions": [
		{ "code": "visit_reason", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您这次为什么来？", "en": "Why did you come this time?" },
			"options": [
				{ "code": "buy", "text": { "zh": "买车", "en": "To buy a car" } },
				{ "code": "service", "text": { "zh": "保养", "en": "Regular service" } },
				{ "code": "repair", "text": { "zh": "维修", "en": "A repair" } },
				{ "code": "recall", "text": { "zh": "召回", "en": "A recall" } },
				{ "code": "other", "text": { "zh": "其他", "en": "Something else" } }
			] },
		{ "code": "fault_again", "type": "single", "required": false, "place": "after",
			"text": { "zh": "修好后，同样的毛病又出现过吗？", "en": "Has the same fault come back since the repair?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "yes", "text": { "zh": "又出现了", "en": "Yes" } },
				{ "code": "too_early", "text": { "zh": "刚修完，还不知道", "en": "It is too early to say" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_visit_reason", "op": "is", "value": "repair" }, { "field": "q_visit_reason", "op": "is", "value": "recall" }] } },
		{ "code": "cost_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "动手维修前，费用讲清楚了吗？", "en": "Was the cost made clear before the work began?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_visit_reason", "op": "is", "value": "service" }, { "field": "q_visit_reason", "op": "is", "value": "repair" }] } },
		{ "code": "safety_worry", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您担心这辆车的安全吗？", "en": "Do you worry about the safety of the car?" },
			"options": [
				{ "code": "no", "text": { "zh": "不担心", "en": "No" } },
				{ "code": "somewhat", "text": { "zh": "有点担心", "en": "Somewhat" } },
				{ "code": "very", "text": { "zh": "很担心", "en": "Very much" } }
			] },
		{ "code": "safety_what", "type": "text", "required": false, "place": "after",
			"text": { "zh": "您担心哪方面？", "en": "What are you worried about?" },
			"show_if": { "match": "any", "rules": [{ "field": "q_safety_worry", "op": "is", "value": "somewhat" }, { "field": "q_safety_worry", "op": "is", "value": "very" }] } }
	],
	"causes": [
		"product_below_standard",
		"product_safety_defect",
		"product_not_as_advertised",
		"product_after_sales",
		"service_slow_response",
		"service_waiting_time",
		"management_training",
		"market_brand_image",
		"information_unclear_fees",
		"information_not_announced"
	]
}$json$::jsonb),
($json${
	"code": "travel-22",
	"industry": "travel",
	"name": { "zh": "旅游服务质量（22 项）", "en": "Travel service quality (22 items)" },
	"description": { "zh": "面向跟团和定制旅游的游客：行程、导游、食宿交通和购物安排。", "en": "For travellers in a group or on a tailored trip: itinerary, guide, rooms, meals, transport and shopping." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "乘坐的车辆车况好", "en": "The coach or car is in good condition" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "吃住的地方干净", "en": "The places where you eat and sleep are clean" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "导游穿着整洁", "en": "The guide is neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "行程单一看就懂", "en": "The itinerary is easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说好的行程都能做到", "en": "The trip includes everything that was promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "路上遇到问题，真心帮您解决", "en": "When something goes wrong on the way, they truly try to help" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "食宿和交通一次就安排好", "en": "Rooms, meals and transport are arranged properly the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "集合和出发都准时", "en": "Departures are on time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "合同和收费准确", "en": "The contract and the charges are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会提前告诉您接下来的安排", "en": "They tell you in advance what comes next" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "有事找他们，办得快", "en": "What you ask for is done quickly" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "导游乐意帮忙", "en": "The guide is glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "人再多，导游也会回应您", "en": "However large the group, the guide responds to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "导游的言行让您信任", "en": "What the guide says and does earns your trust" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "一路上您觉得安全", "en": "You feel safe throughout the trip" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "导游和司机始终有礼貌", "en": "The guide and the driver are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "导游对景点很了解", "en": "The guide knows the sights well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会照顾到每位游客", "en": "They look after each traveller" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "行程的时间和快慢适合您", "en": "The times and the pace of the trip suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "导游会关心您累不累、舒不舒服", "en": "The guide asks how you are feeling" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "购物和自费项目由您自己决定", "en": "Shopping and paid extras are left to your choice" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您这次出游想要什么", "en": "They understand what you want from this trip" } }
	],
	"questions": [
		{ "code": "itinerary_changed", "type": "single", "required": false, "place": "after",
			"text": { "zh": "行程有没有改动？", "en": "Was the itinerary changed?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "agreed", "text": { "zh": "有，事先问过我", "en": "Yes, and they asked me first" } },
				{ "code": "not_asked", "text": { "zh": "有，没问过我", "en": "Yes, without asking me" } }
			] },
		{ "code": "what_changed", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "改了哪些？", "en": "What was changed?" },
			"options": [
				{ "code": "sights", "text": { "zh": "景点", "en": "Sights" } },
				{ "code": "hotel", "text": { "zh": "住宿", "en": "Hotel" } },
				{ "code": "meals", "text": { "zh": "用餐", "en": "Meals" } },
				{ "code": "transport", "text": { "zh": "交通", "en": "Transport" } },
				{ "code": "shopping", "text": { "zh": "加了购物", "en": "Shopping was added" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_itinerary_changed", "op": "is", "value": "agreed" }, { "field": "q_itinerary_changed", "op": "is", "value": "not_asked" }] } },
		{ "code": "shopping", "type": "single", "required": false, "place": "after",
			"text": { "zh": "有人要您购物或加自费项目吗？", "en": "Were you asked to shop or to pay for extras?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "offered", "text": { "zh": "推荐过，但可以不去", "en": "Yes, but I could say no" } },
				{ "code": "pressed", "text": { "zh": "催着去，不好拒绝", "en": "Yes, and I was put under pressure" } }
			] },
		{ "code": "guide_talk", "type": "rating", "required": false, "place": "after",
			"text": { "zh": "导游讲解得怎么样？", "en": "How well did the guide explain things?" },
			"scale": { "min": 1, "max": 5, "labels": { "min": { "zh": "很不好", "en": "Very badly" }, "max": { "zh": "很好", "en": "Very well" } } } }
	],
	"causes": [
		"product_facilities",
		"product_not_as_advertised",
		"service_itinerary_or_guide",
		"service_attitude",
		"service_below_expectation",
		"management_training",
		"management_no_standard",
		"market_high_expectation",
		"information_misunderstood",
		"information_unclear_fees"
	]
}$json$::jsonb),
($json${
	"code": "property-22",
	"industry": "property",
	"name": { "zh": "物业服务质量（22 项）", "en": "Property management service quality (22 items)" },
	"description": { "zh": "面向小区业主和住户：保洁、报修、安全、收费，以及有事找谁办。", "en": "For owners and residents: cleaning, repairs, safety, fees, and whom to turn to." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "电梯、门禁等设备状况良好", "en": "Lifts, gates and other equipment are in good condition" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "楼道和公共区域干净整洁", "en": "Hallways and shared areas are clean and tidy" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "物业人员穿着整洁", "en": "Staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "通知和缴费单一看就懂", "en": "Notices and bills are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说哪天办好，就哪天办好", "en": "Things are done by the day they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "您有困难时，真心帮您解决", "en": "When you have a problem, they truly try to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "报修一次就能修好", "en": "One repair is enough to fix a fault" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按约好的时间上门", "en": "They come at the time you agreed" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "物业费和账目准确", "en": "Fees and accounts are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您什么时候来处理", "en": "They tell you when they will deal with your request" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "报修后很快有人处理", "en": "Requests are dealt with quickly" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "物业人员乐意帮忙", "en": "Staff are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "再忙也会回应住户", "en": "However busy they are, they respond to residents" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "物业人员办事让您信任", "en": "The way staff act earns your trust" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "住在小区里觉得安全", "en": "You feel safe living here" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "物业人员始终有礼貌", "en": "Staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "物业人员熟悉办事流程", "en": "Staff know the procedures well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会考虑每家的实际情况", "en": "They consider the situation of each household" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "服务中心的办公时间对您方便", "en": "Office hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "物业人员会主动关心您", "en": "Staff ask how things are with you" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "做决定时为业主着想", "en": "They make decisions with residents in mind" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您家的需要", "en": "They understand what your household needs" } }
	],
	"questions": [
		{ "code": "reported", "type": "single", "required": false, "place": "after",
			"text": { "zh": "这半年，您找物业报修或办过事吗？", "en": "Have you asked for a repair or other help in the last six months?" },
			"options": [
				{ "code": "yes", "text": { "zh": "有", "en": "Yes" } },
				{ "code": "no", "text": { "zh": "没有", "en": "No" } }
			] },
		{ "code": "result", "type": "single", "required": false, "place": "after",
			"text": { "zh": "后来办好了吗？", "en": "Was it settled?" },
			"options": [
				{ "code": "once", "text": { "zh": "一次就办好", "en": "Yes, the first time" } },
				{ "code": "again", "text": { "zh": "找了几次才办好", "en": "Yes, after I asked several times" } },
				{ "code": "not_yet", "text": { "zh": "还没办好", "en": "Not yet" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_reported", "op": "is", "value": "yes" }] } },
		{ "code": "passed_on", "type": "single", "required": false, "place": "after",
			"text": { "zh": "办事时，有没有被推来推去？", "en": "Were you sent from one person to another?" },
			"options": [
				{ "code": "no", "text": { "zh": "没有", "en": "No" } },
				{ "code": "once", "text": { "zh": "有过一次", "en": "Once" } },
				{ "code": "often", "text": { "zh": "好几次", "en": "Several times" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_reported", "op": "is", "value": "yes" }] } },
		{ "code": "fees_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "物业费花在哪里，公开得清楚吗？", "en": "Is it clear what the fees are spent on?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			] },
		{ "code": "improve_first", "type": "text", "required": false, "place": "after",
			"text": { "zh": "小区里，您最希望先改善什么？", "en": "What should be improved first where you live?" } }
	],
	"causes": [
		"product_aged_equipment",
		"product_hygiene",
		"service_late_complaint_handling",
		"service_slow_response",
		"service_below_expectation",
		"management_process",
		"management_unfamiliar_staff",
		"management_low_efficiency",
		"management_no_follow_up",
		"information_unclear_fees"
	]
}$json$::jsonb),
($json${
	"code": "finance-22",
	"industry": "finance",
	"name": { "zh": "银行保险服务质量（22 项）", "en": "Bank and insurance service quality (22 items)" },
	"description": { "zh": "面向银行和保险客户：排队、办理、理赔、产品说明和收费。", "en": "For customers of banks and insurers: queues, transactions, claims, explanations and charges." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "自助机和手机 App 好用", "en": "Self-service machines and the mobile app are easy to use" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "网点干净舒适", "en": "The branch is clean and comfortable" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "工作人员穿着整洁", "en": "Staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "合同和产品说明容易看懂", "en": "Contracts and product papers are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说几天办好，就几天办好", "en": "Requests are completed by the day they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "业务出问题时，真心帮您解决", "en": "When something goes wrong, they truly try to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "跑一趟就能办好", "en": "One visit is enough to get things done" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "款项按说好的时间到账", "en": "Money arrives at the agreed time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "账户记录和扣费准确", "en": "Account records and charges are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您什么时候能办好", "en": "They tell you when your request will be completed" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "办理快，不用久等", "en": "You are served quickly, without a long wait" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "工作人员乐意帮忙", "en": "Staff are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "排队的人再多，也会回应您", "en": "However long the queue, staff respond to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "工作人员办事让您信任", "en": "The way staff work earns your trust" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "钱和个人信息让您放心", "en": "You feel that your money and personal data are safe" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "工作人员始终有礼貌", "en": "Staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "工作人员业务熟练", "en": "Staff know their work well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会按您的情况给建议", "en": "Their advice fits your own situation" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "营业时间对您方便", "en": "The opening hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "工作人员对您有耐心", "en": "Staff are patient with you" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "推荐产品时为您着想", "en": "When they recommend a product, your interest comes first" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您的需要和顾虑", "en": "They understand your needs and your worries" } }
	],
	"questions": [
		{ "code": "business", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您这次办的是什么业务？", "en": "What was it about this time?" },
			"options": [
				{ "code": "account", "text": { "zh": "存取款、转账或开户", "en": "Deposits, transfers or an account" } },
				{ "code": "loan", "text": { "zh": "贷款或信用卡", "en": "A loan or credit card" } },
				{ "code": "investment", "text": { "zh": "理财或基金", "en": "An investment" } },
				{ "code": "policy", "text": { "zh": "买保险或改保单", "en": "Buying or changing insurance" } },
				{ "code": "claim", "text": { "zh": "理赔", "en": "An insurance claim" } },
				{ "code": "other", "text": { "zh": "其他", "en": "Something else" } }
			] },
		{ "code": "wait", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您等了多久？", "en": "How long did you wait?" },
			"options": [
				{ "code": "under_10", "text": { "zh": "不到 10 分钟", "en": "Less than 10 minutes" } },
				{ "code": "from_10", "text": { "zh": "10～30 分钟", "en": "10 to 30 minutes" } },
				{ "code": "over_30", "text": { "zh": "超过 30 分钟", "en": "More than 30 minutes" } },
				{ "code": "online", "text": { "zh": "在网上或手机上办的", "en": "I did it online" } }
			] },
		{ "code": "risk_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "风险和条款讲清楚了吗？", "en": "Were the risks and terms made clear?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_business", "op": "is", "value": "loan" }, { "field": "q_business", "op": "is", "value": "investment" }, { "field": "q_business", "op": "is", "value": "policy" }] } },
		{ "code": "claim_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "理赔结果和理由讲清楚了吗？", "en": "Were the result of the claim and its reasons made clear?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } },
				{ "code": "no_result", "text": { "zh": "还没有结果", "en": "There is no result yet" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_business", "op": "is", "value": "claim" }] } },
		{ "code": "fees_clear", "type": "single", "required": false, "place": "after",
			"text": { "zh": "要收哪些费用，讲清楚了吗？", "en": "Was it made clear what you have to pay?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			] }
	],
	"causes": [
		"service_waiting_time",
		"service_attitude",
		"service_below_expectation",
		"management_process",
		"management_training",
		"management_unfamiliar_staff",
		"management_process_gap",
		"market_high_expectation",
		"information_misunderstood",
		"information_unclear_fees"
	]
}$json$::jsonb),
($json${
	"code": "hotel-22",
	"industry": "hotel",
	"name": { "zh": "酒店服务质量（22 项）", "en": "Hotel service quality (22 items)" },
	"description": { "zh": "面向住店客人，住店期间或离店后都可以问：客房、卫生、前台和员工。", "en": "For guests, during or after the stay: room, cleanliness, reception and staff." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "房间里的设施好用", "en": "Everything in the room works well" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "房间干净整洁", "en": "The room is clean and tidy" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "员工穿着整洁", "en": "Staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "房内说明和价目一看就懂", "en": "Information and prices in the room are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "预订时说好的，都能做到", "en": "You get what was promised when you booked" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "遇到问题时，真心帮您解决", "en": "When you have a problem, they truly try to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "您提的要求，一次就办对", "en": "Requests are done right the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "说好几点入住，房间就准时备好", "en": "The room is ready at the agreed time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "账单准确", "en": "The bill is correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您要等多久", "en": "They tell you how long you will wait" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "入住和退房办得快", "en": "Check-in and check-out are quick" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "员工乐意帮忙", "en": "Staff are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "再忙也会回应您", "en": "However busy they are, they respond to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "员工做事让您放心", "en": "The way staff work gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "住在这里觉得安全", "en": "You feel safe staying here" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "员工始终有礼貌", "en": "Staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "员工熟悉酒店和周边", "en": "Staff know the hotel and the area well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会留意每位客人的习惯", "en": "They notice the habits of each guest" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "早餐和服务时间对您方便", "en": "Breakfast and service hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "员工会问您住得好不好", "en": "Staff ask how your stay is going" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "处处为客人着想", "en": "They put their guests first" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您这次住店的需要", "en": "They understand what you need during this stay" } }
	],
	"questions": [
		{ "code": "stage", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您现在还住在酒店吗？", "en": "Are you still staying with us?" },
			"options": [
				{ "code": "staying", "text": { "zh": "还在住", "en": "Yes" } },
				{ "code": "left", "text": { "zh": "已经退房", "en": "No, I have left" } }
			] },
		{ "code": "sleep", "type": "rating", "required": false, "place": "after",
			"text": { "zh": "您睡得好吗？", "en": "How well did you sleep?" },
			"scale": { "min": 1, "max": 5, "labels": { "min": { "zh": "很不好", "en": "Very badly" }, "max": { "zh": "很好", "en": "Very well" } } } },
		{ "code": "problems", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "遇到过哪些问题？", "en": "Did you have any of these problems?" },
			"options": [
				{ "code": "noise", "text": { "zh": "吵", "en": "Noise" } },
				{ "code": "cleanliness", "text": { "zh": "不干净", "en": "Not clean" } },
				{ "code": "smell", "text": { "zh": "有异味", "en": "Bad smell" } },
				{ "code": "hot_water", "text": { "zh": "热水不好用", "en": "Hot water did not work well" } },
				{ "code": "temperature", "text": { "zh": "空调或暖气不好用", "en": "Air conditioning or heating did not work well" } },
				{ "code": "network", "text": { "zh": "上网不好用", "en": "The internet did not work well" } },
				{ "code": "none", "text": { "zh": "都没有", "en": "None of these" } }
			] },
		{ "code": "told_staff", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您告诉过员工哪里不满意吗？", "en": "Have you told our staff about anything you did not like?" },
			"options": [
				{ "code": "nothing", "text": { "zh": "没有不满意的地方", "en": "There was nothing" } },
				{ "code": "solved", "text": { "zh": "说了，已经解决", "en": "Yes, and it is solved" } },
				{ "code": "not_solved", "text": { "zh": "说了，还没解决", "en": "Yes, but it is not solved" } },
				{ "code": "not_told", "text": { "zh": "没说", "en": "No" } }
			] },
		{ "code": "do_now", "type": "text", "required": false, "place": "after",
			"text": { "zh": "现在我们能为您做点什么？", "en": "What can we do for you now?" },
			"show_if": { "match": "all", "rules": [{ "field": "q_stage", "op": "is", "value": "staying" }] } }
	],
	"causes": [
		"product_facilities",
		"product_hygiene",
		"product_aged_equipment",
		"service_attitude",
		"service_below_expectation",
		"service_waiting_time",
		"management_training",
		"management_no_standard",
		"market_high_expectation",
		"market_unspoken_expectation"
	]
}$json$::jsonb),
($json${
	"code": "medical-22",
	"industry": "medical",
	"name": { "zh": "医疗服务质量（22 项）", "en": "Medical service quality (22 items)" },
	"description": { "zh": "面向门诊和住院患者及家属：候诊、医患沟通、费用说明和隐私。只问服务，不评价医疗对错。", "en": "For patients and their families: waiting, talking with the doctor, fees and privacy. It asks about service, not whether the treatment was right." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "医疗设备先进", "en": "The medical equipment is modern" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "看病的地方干净整洁", "en": "The place where you are treated is clean and tidy" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "医护人员穿着整洁", "en": "Doctors and nurses are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "检查单和用药说明容易看懂", "en": "Test slips and medicine instructions are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说什么时候出结果，就什么时候出", "en": "Results are ready by the time they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "您有困难时，真心帮您想办法", "en": "When you have a difficulty, they truly try to help" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "检查和治疗一次做好", "en": "Tests and treatment are done properly the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按预约的时间看上医生", "en": "You see the doctor at the time of your appointment" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "病历和收费单准确", "en": "Medical records and bills are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您大概要等多久", "en": "They tell you about how long you will wait" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "候诊时间短", "en": "The wait to be seen is short" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "医护人员乐意帮忙", "en": "Doctors and nurses are glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "再忙也会回答您的问题", "en": "However busy they are, they answer your questions" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "医生的言行让您信任", "en": "What the doctor says and does earns your trust" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "在这里治疗觉得安全", "en": "You feel safe being treated here" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "医护人员始终有礼貌", "en": "Doctors and nurses are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "医生能把病情讲明白", "en": "The doctor can explain your illness clearly" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会按您的情况安排治疗", "en": "Treatment is planned for your own situation" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "门诊时间对您方便", "en": "Clinic hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "医护人员关心您的感受", "en": "Doctors and nurses care about how you feel" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "检查和用药为您着想", "en": "Tests and medicines are chosen for your good" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您的担心和需要", "en": "They understand your worries and your needs" } }
	],
	"questions": [
		{ "code": "wait", "type": "single", "required": false, "place": "after",
			"text": { "zh": "从约好的时间算起，您等了多久才看上医生？", "en": "How long after the agreed time did you see the doctor?" },
			"options": [
				{ "code": "under_30", "text": { "zh": "不到半小时", "en": "Less than half an hour" } },
				{ "code": "from_30", "text": { "zh": "半小时到一小时", "en": "Half an hour to an hour" } },
				{ "code": "from_60", "text": { "zh": "一到两小时", "en": "One to two hours" } },
				{ "code": "over_120", "text": { "zh": "两小时以上", "en": "More than two hours" } },
				{ "code": "no_time", "text": { "zh": "没有预约时间", "en": "I had no appointment time" } }
			] },
		{ "code": "doctor_explained", "type": "single", "required": false, "place": "after",
			"text": { "zh": "病情和治疗，医生讲清楚了吗？", "en": "Did the doctor explain your illness and treatment clearly?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			] },
		{ "code": "not_explained", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "哪些没讲清楚？", "en": "What was not clear?" },
			"options": [
				{ "code": "illness", "text": { "zh": "得的是什么病", "en": "What illness it is" } },
				{ "code": "treatment", "text": { "zh": "怎么治", "en": "The treatment" } },
				{ "code": "medicine", "text": { "zh": "药怎么吃", "en": "How to take the medicine" } },
				{ "code": "tests", "text": { "zh": "为什么做检查", "en": "Why tests were needed" } },
				{ "code": "next_visit", "text": { "zh": "什么时候复诊", "en": "When to come back" } }
			],
			"show_if": { "match": "any", "rules": [{ "field": "q_doctor_explained", "op": "is", "value": "partly" }, { "field": "q_doctor_explained", "op": "is", "value": "no" }] } },
		{ "code": "fees_explained", "type": "single", "required": false, "place": "after",
			"text": { "zh": "费用讲清楚了吗？", "en": "Were the fees explained clearly?" },
			"options": [
				{ "code": "yes", "text": { "zh": "清楚", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有些不清楚", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "不清楚", "en": "No" } }
			] },
		{ "code": "privacy", "type": "single", "required": false, "place": "after",
			"text": { "zh": "您的隐私得到保护了吗？", "en": "Was your privacy protected?" },
			"options": [
				{ "code": "yes", "text": { "zh": "得到了", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "有时没有", "en": "Not always" } },
				{ "code": "no", "text": { "zh": "没有", "en": "No" } }
			] }
	],
	"causes": [
		"service_medical_quality",
		"service_attitude",
		"service_waiting_time",
		"service_disrespect",
		"management_process",
		"management_emotion_control",
		"market_high_expectation",
		"information_misunderstood",
		"information_unclear_fees",
		"emotion"
	]
}$json$::jsonb),
($json${
	"code": "electronics-22",
	"industry": "electronics",
	"name": { "zh": "电子产品支持服务质量（22 项）", "en": "Electronics support service quality (22 items)" },
	"description": { "zh": "面向手机、电脑、家电等产品的用户：在线支持、维修、保修和产品安全。", "en": "For users of phones, computers and appliances: online support, repairs, warranty and product safety." },
	"items": [
		{ "code": "t1", "dimension": "tangibles", "text": { "zh": "支持网站或 App 好用", "en": "The support website or app is easy to use" } },
		{ "code": "t2", "dimension": "tangibles", "anchor": true, "text": { "zh": "门店和网页清楚、好看", "en": "The shop and the web pages are clear and pleasant to look at" } },
		{ "code": "t3", "dimension": "tangibles", "text": { "zh": "维修人员穿着整洁", "en": "Repair staff are neatly dressed" } },
		{ "code": "t4", "dimension": "tangibles", "text": { "zh": "说明书和帮助页面容易看懂", "en": "Manuals and help pages are easy to understand" } },
		{ "code": "r1", "dimension": "reliability", "anchor": true, "text": { "zh": "说几天修好，就几天修好", "en": "Repairs are finished by the day they promised" } },
		{ "code": "r2", "dimension": "reliability", "text": { "zh": "产品出问题时，真心帮您解决", "en": "When the product has a problem, they truly try to solve it" } },
		{ "code": "r3", "dimension": "reliability", "text": { "zh": "一次就能修好", "en": "The product is repaired properly the first time" } },
		{ "code": "r4", "dimension": "reliability", "text": { "zh": "按约好的时间回电或上门", "en": "They call back or come at the agreed time" } },
		{ "code": "r5", "dimension": "reliability", "text": { "zh": "保修和维修记录准确", "en": "Warranty and repair records are correct" } },
		{ "code": "s1", "dimension": "responsiveness", "text": { "zh": "会告诉您什么时候能修好", "en": "They tell you when the repair will be finished" } },
		{ "code": "s2", "dimension": "responsiveness", "anchor": true, "text": { "zh": "客服很快就能联系上", "en": "You reach customer service quickly" } },
		{ "code": "s3", "dimension": "responsiveness", "text": { "zh": "客服乐意帮忙", "en": "Customer service is glad to help" } },
		{ "code": "s4", "dimension": "responsiveness", "text": { "zh": "咨询的人再多，也会回应您", "en": "However many people are asking, they respond to you" } },
		{ "code": "a1", "dimension": "assurance", "anchor": true, "text": { "zh": "维修人员做事让您放心", "en": "The way repair staff work gives you confidence" } },
		{ "code": "a2", "dimension": "assurance", "text": { "zh": "送修时，您觉得个人资料是安全的", "en": "You feel that your data are safe during a repair" } },
		{ "code": "a3", "dimension": "assurance", "text": { "zh": "客服和维修人员始终有礼貌", "en": "Customer service and repair staff are always polite" } },
		{ "code": "a4", "dimension": "assurance", "text": { "zh": "客服对产品很了解", "en": "Customer service knows the products well" } },
		{ "code": "e1", "dimension": "empathy", "text": { "zh": "会针对您的问题，一步步教您", "en": "They take you through your own problem step by step" } },
		{ "code": "e2", "dimension": "empathy", "text": { "zh": "客服时间对您方便", "en": "Support hours suit you" } },
		{ "code": "e3", "dimension": "empathy", "text": { "zh": "客服耐心听您说", "en": "Customer service takes time to listen to you" } },
		{ "code": "e4", "dimension": "empathy", "text": { "zh": "该修还是该换，都为您着想", "en": "Whether to repair or to replace, they think of your interest" } },
		{ "code": "e5", "dimension": "empathy", "anchor": true, "text": { "zh": "了解您平时怎么用产品", "en": "They understand how you use the product" } }
	],
	"questions": [
		{ "code": "problem", "type": "single", "required": false, "place": "after",
			"text": { "zh": "这次主要是什么问题？", "en": "What was the main problem this time?" },
			"options": [
				{ "code": "battery", "text": { "zh": "电池或充电", "en": "Battery or charging" } },
				{ "code": "screen", "text": { "zh": "屏幕", "en": "Screen" } },
				{ "code": "software", "text": { "zh": "系统或软件", "en": "System or software" } },
				{ "code": "account", "text": { "zh": "账号", "en": "Account" } },
				{ "code": "broken", "text": { "zh": "摔坏或进水", "en": "Dropped or wet" } },
				{ "code": "other", "text": { "zh": "其他", "en": "Something else" } }
			] },
		{ "code": "battery_danger", "type": "multiple", "required": false, "place": "after",
			"text": { "zh": "电池出现过这些情况吗？", "en": "Has any of this happened to the battery?" },
			"options": [
				{ "code": "hot", "text": { "zh": "很烫", "en": "It got very hot" } },
				{ "code": "swollen", "text": { "zh": "鼓起来了", "en": "It swelled" } },
				{ "code": "smoke", "text": { "zh": "冒烟或起火", "en": "It smoked or caught fire" } },
				{ "code": "none", "text": { "zh": "都没有", "en": "None of these" } }
			],
			"show_if": { "match": "all", "rules": [{ "field": "q_problem", "op": "is", "value": "battery" }] } },
		{ "code": "contacts", "type": "single", "required": false, "place": "after",
			"text": { "zh": "为这件事，您联系了几次？", "en": "How many times did you have to contact us about it?" },
			"options": [
				{ "code": "one", "text": { "zh": "一次", "en": "Once" } },
				{ "code": "two", "text": { "zh": "两次", "en": "Twice" } },
				{ "code": "more", "text": { "zh": "三次以上", "en": "Three times or more" } }
			] },
		{ "code": "solved", "type": "single", "required": false, "place": "after",
			"text": { "zh": "问题解决了吗？", "en": "Is the problem solved?" },
			"options": [
				{ "code": "yes", "text": { "zh": "解决了", "en": "Yes" } },
				{ "code": "partly", "text": { "zh": "解决了一部分", "en": "Partly" } },
				{ "code": "no", "text": { "zh": "没有", "en": "No" } }
			] },
		{ "code": "left", "type": "text", "required": false, "place": "after",
			"text": { "zh": "还有哪些没解决？", "en": "What is not solved yet?" },
			"show_if": { "match": "any", "rules": [{ "field": "q_solved", "op": "is", "value": "partly" }, { "field": "q_solved", "op": "is", "value": "no" }] } }
	],
	"causes": [
		"product_below_standard",
		"product_not_as_advertised",
		"product_after_sales",
		"product_safety_defect",
		"service_slow_response",
		"management_no_follow_up",
		"management_training",
		"market_competition",
		"information_misunderstood",
		"information_not_shared"
	]
}$json$::jsonb)
)
insert into private.instrument_templates (code, definition)
select own.definition ->> 'code', common.definition || own.definition from common, own;
