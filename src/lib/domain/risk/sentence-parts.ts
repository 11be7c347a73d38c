/** What the sentences of several signals are made of: where, when, and the names of quantities. */
import { say, type Locale } from '#lib/messages/message.ts';
import { reasons } from '#lib/messages/risk.ts';
import { contactSentences, quantityWords } from '#lib/messages/signal-sentences.ts';
import { textOf, wordsOf } from './evidence.ts';
import { dayOf } from './figures.ts';
import type { LedgerRow } from './ledger.ts';

export type Context = { row: LedgerRow; locale: Locale; timeZone: string };
/** null where the evidence lacks what the sentence needs. */
export type Sentence = (context: Context) => string | null;

/** The survey and the day; of what was read from a service contact, that contact. */
export function source(context: Context): string {
	const { row, locale, timeZone } = context;
	const title = wordsOf(row.evidence, 'title', locale) ?? textOf(row.evidence, 'survey');
	if (title === null) return where(context);
	return say(reasons, locale).source(title, dayOf(row.occurredAt, locale, timeZone));
}

/** The service and the day, with the product where one is named. */
export function where({ row, locale, timeZone }: Context): string {
	const t = say(reasons, locale);
	const day = dayOf(row.occurredAt, locale, timeZone);
	const service = wordsOf(row.evidence, 'service', locale) ?? textOf(row.evidence, 'encounter');
	const told = [productOf(row, locale), service].filter((part) => part !== null);
	return told.reduceRight((rest, part) => t.where(part, rest), day);
}

/** The product with its batch, as the organisation calls them; null where none is named. */
export function productOf(row: LedgerRow, locale: Locale): string | null {
	const [product, batch] = [textOf(row.evidence, 'product'), textOf(row.evidence, 'batch')];
	if (product === null || batch === null) return product ?? batch;
	return say(contactSentences, locale).batch(product, batch);
}

const UNITS: Readonly<Record<string, string>> = {
	celsius: ' °C',
	percent: ' %',
	decibel: ' dB',
	bar: ' bar',
	mbps: ' Mbit/s'
};

/** "supply_temperature_celsius" as "供水温度" or "supply temperature", and its unit as it is written after a number. */
export function quantityOf(name: string, locale: Locale): { name: string; unit: string } {
	const parts = name.split('_').filter((part) => part !== '');
	const unit = UNITS[parts.at(-1) ?? ''];
	if (unit !== undefined && parts.length > 1) parts.pop();
	const words = parts.map((part) =>
		part in quantityWords ? quantityWords[part as keyof typeof quantityWords][locale] : part
	);
	const areAllChinese = locale === 'zh' && parts.every((part) => part in quantityWords);
	return { name: words.join(areAllChinese ? '' : ' '), unit: unit ?? '' };
}
