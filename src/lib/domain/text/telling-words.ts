import { LEXICON } from './lexicon.ts';

/** Whether a word, in small letters, tells anybody anything by itself. */
export function isTelling(word: string): boolean {
	if (!WORD.test(word) || GRAMMAR.has(word)) return false;
	if (!HAN.test(word)) return word.length >= SHORTEST;
	// Particles belong to the word before them, whatever the segmenter makes of them.
	return Array.from(word).length > 1 ? !LOOSE.test(word) : LEXICON.get(word)?.kind === 'feeling';
}

const SHORTEST = 3;
const WORD = /^\p{L}[\p{L}\p{M}'’-]*$/u;
const HAN = /^\p{Script=Han}+$/u;
const LOOSE = /^[了的着吗呢吧啊]|[的吗呢吧啊]$/;

const GRAMMAR = new Set(
	`我们 你们 他们 她们 它们 自己 大家 这个 那个 这样 那样 这么 那么 什么 怎么 为什么 因为 所以 但是 可是 不过 而且 如果 虽然 还是 或者 就是 只是 不是 没有 已经 一直 一个 一次 一下 一点 有点
	可以 可能 应该 需要 觉得 知道 现在 今天 昨天 以后 以前 时候 之后 之前 非常 特别 比较 真的 有些 然后 还有 这里 那里 每次 都是 还会 不会 不能 希望 感觉 全是 全部 这种 那种 整个 出来 过来 起来 也没 也是 还没 就没 经常 地方 不过 居然 竟然 根本 直接 结果
	the and for you your our was were are that this with have has had not but from they them their there here when what which who how why all any can could would should will just very too also
	been being did does done doing out off into onto than then its it's i'm i've don't didn't about after before over again more most much many some such only own same she him her his hers get got one two
	haven't hasn't isn't wasn't weren't won't can't put using without made make still yet even because while where these those him himself themselves`.split(
		/\s+/
	)
);
