import { say } from '#lib/messages/message.ts';
import { reasons } from '#lib/messages/risk.ts';
import { numberOf, textOf } from './evidence.ts';
import { plain } from './figures.ts';
import { quantityOf, where, type Sentence } from './sentence-parts.ts';

const UNIT = /_?(seconds|minutes|hours|days)$/;
type Unit = 'seconds' | 'minutes' | 'hours' | 'days';

/** "waited 42 min, promised 15 (Repair visit, 3 Nov)": any time quantity that was measured above its promise. */
export const waitSentence: Sentence = (context) => {
	const { row, locale } = context;
	const t = say(reasons, locale);
	const quantity = textOf(row.evidence, 'quantity') ?? 'wait';
	const [measured, promised] = [
		numberOf(row.evidence, 'measured'),
		numberOf(row.evidence, 'promised')
	];
	if (measured === null || promised === null) return null;
	if (quantity === 'late_minutes') {
		const [unit, value] = readable(measured);
		return t.late(t[unit](plain(value)), where(context));
	}
	const unit = UNIT.exec(quantity)?.[1] as Unit | undefined;
	const long = unit ? t[unit](plain(measured)) : plain(measured);
	if (/^wait/.test(quantity)) return t.waited(long, plain(promised), where(context));
	const { name } = quantityOf(quantity.replace(UNIT, ''), locale);
	return t.exceeded(name, long, plain(promised), where(context));
};

/** Minutes in the unit in which people would tell them: days from two on, hours from three on. */
function readable(minutes: number): [Unit, number] {
	if (minutes >= 2 * 24 * 60) return ['days', Math.round(minutes / (24 * 60))];
	if (minutes >= 3 * 60) return ['hours', Math.round(minutes / 60)];
	return ['minutes', minutes];
}
