import { messages } from './message.ts';

/** Words about who answered against who was asked. */
export const whoAnsweredWords = messages({
	whoTitle: { zh: '谁答了：与受邀者相比', en: 'Who answered, against who was asked' },
	whoBasis: {
		zh: (invited: string, basis: string) => `邀请 ${invited} 人 · 答卷 ${basis}`,
		en: (invited: string, basis: string) => `${invited} invited · answers: ${basis}`
	},
	noPlaces: {
		zh: '这些邀请和答卷都没有记录地方，无法比较。',
		en: 'Neither invitations nor answers name a place, so there is nothing to compare.'
	},
	invitedShare: { zh: '占受邀者', en: 'Of the invited' },
	answeredShare: { zh: '占答卷', en: 'Of the answers' },
	weight: { zh: '每份答卷的权重', en: 'Weight of one answer' },
	trimmed: { zh: '已截断', en: 'Trimmed' },
	fewerThanPeople: {
		zh: (n: string) => `少于 ${n} 人或一并不显示`,
		en: (n: string) => `fewer than ${n}, or withheld with them`
	},
	rawScore: { zh: '总体得分，按实际答卷', en: 'Overall score as answered' },
	weightedScore: { zh: '总体得分，按受邀比例加权', en: 'Overall score, weighted to the invited' },
	designEffect: {
		zh: (effect: string, n: string) => `设计效应 ${effect}，有效样本量 ${n}`,
		en: (effect: string, n: string) => `design effect ${effect}, effective n = ${n}`
	},
	uncovered: {
		zh: (share: string, n: string) =>
			`${share} 的受邀者没有加权答卷代表（所在地方的邀请或答卷太少，或邀请未注明地方）；${n} 份可计分答卷没有权重。`,
		en: (share: string, n: string) =>
			`For ${share} of the invited no weighted answer speaks: their places show too few invitations or answers, or the invitation names none. Scored answers without a weight: ${n}.`
	},
	whoNote: {
		zh: '事后分层：让每个地方按它在受邀者中的比例计入；权重超过中位数 5 倍的截断。区间为线性化 95% 区间；设计效应 = 1 + CV²（权重），有效样本量 = n ÷ 设计效应（Kish）。邀请按发出日期、答卷按提交日期筛选。',
		en: 'Post-stratification: every place counts with its share of the invited; weights above five medians are trimmed. The interval is the linearised 95% interval; design effect = 1 + CV² of the weights, effective n = n ÷ design effect (Kish). Invitations are chosen by the day of sending, answers by theirs.'
	},
	meaningAlike: {
		zh: '按受邀者的构成加权后，得分仍在原来的区间之内：就地方而言，没有证据表明答的人偏向哪一边。',
		en: 'Weighted to the mix of those invited, the score stays within its interval: as far as places tell, who answered does not tilt it.'
	},
	meaningDiffers: {
		zh: '按受邀者的构成加权后，得分移出了原来的区间：有的地方答得多、有的答得少，未加权的得分因此偏了。',
		en: 'Weighted to the mix of those invited, the score leaves its interval: some places answer more readily than others, and the score as answered is tilted by that.'
	},
	meaningUnknown: {
		zh: '还看不出答的人与受邀者是否相像：至少要有一个地方既邀请过 5 人，又有 5 份可计分的答卷。',
		en: 'Whether those who answered are like those who were asked cannot be told yet: it takes a place with at least five invited and five scored answers.'
	}
});
