/**
 * The words of a text as people know them, for showing only: which words a Chinese text is cut into depends on where
 * this runs, so nothing that is kept or learned may rest on it.
 *
 * Words of grammar, single characters, numbers and words of one or two letters are left out.
 */
export function shownWords(text: string): Set<string> {
	const found = new Set<string>();
	for (const { segment, isWordLike } of SEGMENTER.segment(text.normalize('NFKC').toLowerCase())) {
		const isHan = /^\p{Script=Han}+$/u.test(segment);
		const isLong = Array.from(segment).length >= (isHan ? 2 : 3);
		if (isWordLike && isLong && /^\p{L}[\p{L}\p{M}'’-]*$/u.test(segment) && !GRAMMAR.has(segment))
			found.add(segment);
	}
	return found;
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

const GRAMMAR = new Set(
	`我们 你们 他们 她们 它们 自己 大家 这个 那个 这样 那样 这么 那么 什么 怎么 为什么 因为 所以 但是 可是 不过 而且 如果 虽然 还是 或者 就是 只是 不是 没有 已经 一直 一个 一次 一下 一点 有点
	可以 可能 应该 需要 觉得 知道 现在 今天 昨天 以后 以前 时候 之后 之前 非常 特别 比较 真的 有些 然后 还有 这里 那里 每次 都是 还会 不会 不能 希望 感觉
	the and for you your our was were are that this with have has had not but from they them their there here when what which who how why all any can could would should will just very too also
	been being did does done doing out off into onto than then its it's i'm i've don't didn't about after before over again more most much many some such only own same she him her his hers get got one two
	because while where these those him himself themselves`.split(/\s+/)
);
