/** Why an answer was flagged, in words. */
import type { AnswerFlag, Doubts } from '#lib/domain/responses/quality.ts';
import { answers } from '#lib/messages/answers.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { count, score } from './numbers.ts';

/** One or more sentences; what was known when the answer arrived, where that has changed since. */
export function doubtSentence(flag: AnswerFlag, doubts: Doubts, locale: Locale): string {
	const t = say(answers, locale);
	const of = (number: number) => count(number, locale);
	const { straight_lining: straight, pattern, fast, duplicate, bot } = doubts;
	switch (flag) {
		case 'straight_lining':
			return straight ? t.whyStraight(of(straight.alike), of(straight.of)) : t.whyThen;
		case 'pattern': {
			if (!pattern) return t.whyThen;
			const why = { zigzag: t.whyZigzag, staircase: t.whyStaircase, cycle: t.whyCycle };
			return why[pattern.kind](of(pattern.run), of(pattern.of));
		}
		case 'fast': {
			if (!fast) return t.whyThen;
			const pace = score(fast.seconds / fast.ratings, locale, 1);
			return t.whyFast(pace, score(fast.median, locale, 1), of(fast.n));
		}
		case 'duplicate':
			if (!duplicate) return t.whyThen;
			return duplicate.same === 'customer' ? t.whySameCustomer : t.whySameComment;
		case 'bot': {
			if (!bot) return t.whyThen;
			const sentences = bot.signs.map((sign) => signSentence(sign, bot, locale));
			return sentences.join(locale === 'zh' ? '' : ' ');
		}
	}
}

function signSentence(
	sign: string,
	{ seconds, ratings }: NonNullable<Doubts['bot']>,
	locale: Locale
): string {
	const t = say(answers, locale);
	if (sign === 'honeypot') return t.whyHoneypot;
	if (sign === 'velocity') return t.whyVelocity;
	if (sign === 'speed') return t.whySpeed(count(ratings, locale), count(seconds, locale));
	return t.whyOther(sign);
}
