/** What root causes are called; the tree they form is domain/cases/causes.ts. */
import { messages } from './message.ts';

export const causeNames = messages({
	product: { zh: '产品因素', en: 'Product' },
	product_below_standard: { zh: '产品质量不达标', en: 'Quality below standard' },
	product_not_as_advertised: { zh: '功能与宣传不符', en: 'Does not do what was advertised' },
	product_after_sales: { zh: '售后服务不到位', en: 'Poor after-sales service' },
	product_not_as_described: { zh: '商品与描述不符', en: 'Goods not as described' },
	product_safety_defect: { zh: '安全缺陷', en: 'Safety defect' },
	product_food_quality: { zh: '食品质量问题', en: 'Food quality' },
	product_aged_equipment: { zh: '设备老旧、维护不到位', en: 'Old or badly maintained equipment' },
	product_facilities: { zh: '设施条件差', en: 'Poor facilities' },
	product_hygiene: { zh: '环境卫生差', en: 'Poor cleanliness or hygiene' },

	service: { zh: '服务因素', en: 'Service' },
	service_attitude: { zh: '服务态度差', en: 'Bad attitude' },
	service_slow_response: { zh: '响应时间长', en: 'Slow response' },
	service_late_complaint_handling: { zh: '投诉处理不及时', en: 'Complaints handled late' },
	service_disrespect: { zh: '被冷落、不受尊重', en: 'Cold or disrespectful treatment' },
	service_below_expectation: { zh: '服务未达期望', en: 'Service below expectation' },
	service_delivery: { zh: '物流配送问题', en: 'Delivery problems' },
	service_waiting_time: { zh: '等待时间长', en: 'Long waiting time' },
	service_itinerary_or_guide: { zh: '行程安排或导游服务不到位', en: 'Poor itinerary or guide' },
	service_medical_quality: { zh: '医疗服务质量问题', en: 'Quality of medical care' },

	management: { zh: '管理因素', en: 'Management' },
	management_process: { zh: '内部流程不合理', en: 'Unreasonable internal process' },
	management_training: { zh: '员工培训不足', en: 'Too little staff training' },
	management_complaint_mechanism: {
		zh: '缺乏有效的投诉处理机制',
		en: 'No working complaint procedure'
	},
	management_unfamiliar_staff: { zh: '员工不熟悉流程', en: 'Staff do not know the procedures' },
	management_process_gap: { zh: '服务流程有漏洞', en: 'Gap in the service process' },
	management_low_efficiency: { zh: '处理效率低', en: 'Inefficient handling' },
	management_no_follow_up: { zh: '缺乏后续跟踪', en: 'No follow-up' },
	management_emotion_control: { zh: '员工情绪管理不当', en: 'Staff lose their temper' },
	management_no_standard: {
		zh: '服务标准缺失或不统一',
		en: 'No service standard, or not kept alike'
	},

	market: { zh: '市场因素', en: 'Market and expectations' },
	market_competition: { zh: '市场竞争激烈', en: 'Fierce competition' },
	market_high_expectation: { zh: '期望过高', en: 'Expectations too high' },
	market_brand_image: { zh: '品牌形象不佳', en: 'Poor brand image' },
	market_positioning: { zh: '市场定位不准确', en: 'Wrong market positioning' },
	market_unspoken_expectation: {
		zh: '隐性期望落空（心理契约）',
		en: 'Unspoken expectation broken (psychological contract)'
	},

	information: { zh: '信息不对称', en: 'Information' },
	information_misunderstood: {
		zh: '顾客理解与告知内容有偏差',
		en: 'Understood differently from what was told'
	},
	information_not_shared: { zh: '内部信息未共享', en: 'Information not shared among colleagues' },
	information_unclear_fees: { zh: '费用不透明', en: 'Unclear fees' },
	information_not_announced: { zh: '配送或进度未告知', en: 'Delivery or progress not announced' },

	emotion: { zh: '情感因素', en: 'Emotion' },
	social: { zh: '社会环境因素', en: 'Social environment' }
});
