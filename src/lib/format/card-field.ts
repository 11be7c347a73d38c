import { thresholdNames, riskCard } from '#lib/messages/risk-card.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { bands, signals } from '#lib/messages/risk.ts';

/** Where in the form of the points card a field stands, in words: "very low answers · Points", "Line 2 · Segment". */
export function placeOf(name: string, locale: Locale): string {
	const t = say(riskCard, locale);
	const [part = '', signal = '', column = ''] = name.split('.');
	const band = part.replace(/_from$/, '');
	if (Object.hasOwn(bands, band)) return bands[band as keyof typeof bands][locale];
	if (part === 'line') {
		return t.line(Number(signal) + 1, column === 'segment' ? t.segment : t.value);
	}
	const of = Object.hasOwn(signals, signal)
		? signals[signal as keyof typeof signals][locale]
		: signal;
	switch (part) {
		case 'points':
			return `${of} · ${t.points}`;
		case 'life':
			return `${of} · ${t.life}`;
		case 'at':
			return `${of} · ${thresholdNames[`${signal}.${column}`]?.[locale] ?? column}`;
		case 'words':
			return `${of} · ${column === 'zh' ? t.wordsZh : t.wordsEn}`;
		case 'answers':
			return of;
		default:
			return t.note;
	}
}
