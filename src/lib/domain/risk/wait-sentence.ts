import { say, type Locale } from '#lib/messages/message.ts';
import { reasons } from '#lib/messages/risk.ts';
import { numberOf, textOf, wordsOf } from './evidence.ts';
import { dayOf, plain } from './figures.ts';
import type { LedgerRow } from './ledger.ts';

type Context = { row: LedgerRow; locale: Locale; timeZone: string };
const UNIT = /_?(seconds|minutes|hours|days)$/;

/** "waited 42 min, promised 15 (Repair visit, 3 Nov)": any time quantity that was measured above its promise. */
export function waitSentence({ row, locale, timeZone }: Context): string | null {
	const t = say(reasons, locale);
	const quantity = textOf(row.evidence, 'quantity') ?? 'wait';
	const [measured, promised] = [
		numberOf(row.evidence, 'measured'),
		numberOf(row.evidence, 'promised')
	];
	if (measured === null || promised === null) return null;
	const unit = UNIT.exec(quantity)?.[1] as 'seconds' | 'minutes' | 'hours' | 'days' | undefined;
	const long = unit ? t[unit](plain(measured)) : plain(measured);
	const service = wordsOf(row.evidence, 'service', locale) ?? textOf(row.evidence, 'encounter');
	const day = dayOf(row.occurredAt, locale, timeZone);
	const where = service ? t.where(service, day) : day;
	if (quantity === 'late_minutes') return t.late(long, where);
	const name = quantity.replace(UNIT, '').replaceAll('_', ' ');
	return /^wait/.test(quantity)
		? t.waited(long, plain(promised), where)
		: t.exceeded(name, long, plain(promised), where);
}
