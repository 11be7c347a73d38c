import { isSignal } from '#lib/domain/risk/signals.ts';
import { say, type Locale } from '#lib/messages/message.ts';
import { signals } from '#lib/messages/risk.ts';

/** What a signal is called; one that has no name yet is called by its code. */
export function signalName(code: string, locale: Locale): string {
	const name = isSignal(code) ? say(signals, locale)[code] : code;
	return name.charAt(0).toUpperCase() + name.slice(1);
}
