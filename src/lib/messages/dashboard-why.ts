import { messages } from './message.ts';

/** Words about what satisfaction goes along with. They never speak of causes. */
export const dashboardWhy = messages({
	tooFewText: {
		zh: (needed: string) =>
			`要看出满意度与哪些维度相关，至少需要 ${needed} 份答全各维度和总体满意度的答卷。请放宽筛选范围，或等收到更多答卷。`,
		en: (needed: string) =>
			`To see which dimensions overall satisfaction is associated with takes at least ${needed} people who answered every dimension and rated their overall satisfaction. Widen the filter, or wait for more answers.`
	},
	quadrantTitle: { zh: '重要性与表现', en: 'Importance and performance' },
	derivedAxis: {
		zh: '推导重要性（在 R² 中的份额）',
		en: 'Derived importance (share of R²)'
	},
	quadrant: { zh: '象限', en: 'Quadrant' },
	concentrateHere: { zh: '优先改进', en: 'Concentrate here' },
	keepItUp: { zh: '继续保持', en: 'Keep it up' },
	lowPriority: { zh: '暂缓', en: 'Low priority' },
	possibleOverkill: { zh: '可能投入过多', en: 'Possible overkill' },
	notCalled: { zh: '无法判定象限', en: 'No quadrant can be called' },
	comma: { zh: '，', en: ', ' },
	quadrantNote: {
		zh: '十字的两臂是 95% 区间；虚线是各维度的平均值。只有两臂都不碰虚线，才说它属于哪个象限（实心点），否则为空心点。相关只说明两者一起变化，不说明原因。',
		en: 'The arms of each cross are 95% intervals; the dashed lines are the means of the dimensions. A quadrant is named only where both arms keep clear of the lines (filled points); else the point is hollow. Being associated says that two things move together, not that one brings the other about.'
	},
	driversTitle: { zh: '说的重要与实际相关', en: 'Importance, stated and derived' },
	rSquaredIs: {
		zh: (share: string, n: string) =>
			`各维度合起来与总体满意度差异的 ${share} 相关（R²，${n}）；其余与问卷没问到的事有关，或属偶然。`,
		en: (share: string, n: string) =>
			`Together the dimensions are associated with ${share} of the differences in overall satisfaction (R², ${n}); the rest goes along with what was not asked, or with chance.`
	},
	stated: { zh: '客户给的权重', en: 'Stated importance' },
	derived: { zh: '推导重要性（R² 份额）', en: 'Derived importance (share of R²)' },
	weakDriver: { zh: '关联弱', en: 'Weak driver' },
	driversNote: {
		zh: (needed: string) =>
			`“客户给的权重”是客户分配的 100 分的平均份额，± 为 95% 区间的一半（百分点）；“推导重要性”是 Johnson 相对权重在 R² 中的份额及其 95% 区间，各维度合计 100%，至少 ${needed} 人才计算。份额不到平均一半的标为“关联弱”。两列不一致很常见：嘴上说重要的，未必与满意度走得最近。`,
		en: (needed: string) =>
			`Stated importance: the mean share of the 100 points people divide, ± half its 95% interval in percentage points. Derived importance: Johnson’s relative weights as shares of R² with their 95% intervals, 100% in all, from ${needed} people on. Below half an equal share a driver is called weak. The two often differ: what people call important need not be what their satisfaction is most closely associated with.`
	}
});
