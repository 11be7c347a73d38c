/**
 * What an address carries, cleaned like every text from strangers. What is stored was cleaned on
 * its way in, so nothing can be found by a control character, and PostgreSQL breaks on some.
 */
import { cleanText } from '#lib/domain/text/clean-text.ts';

export function cleanAddress({
	params,
	url
}: {
	params: Partial<Record<string, string>>;
	url: URL;
}): void {
	for (const [name, value] of Object.entries(params)) {
		if (value !== undefined) params[name] = cleanText(value);
	}
	const given = [...url.searchParams];
	const cleaned = given.map(([name, value]) => [cleanText(name), cleanText(value)]);
	// An address that is clean stays as it was written.
	if (JSON.stringify(cleaned) !== JSON.stringify(given)) {
		url.search = new URLSearchParams(cleaned).toString();
	}
}
