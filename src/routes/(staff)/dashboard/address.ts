import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';

/**
 * The address of one selection; what is not narrowed down is left out.
 *
 * @param more what the page itself is told beyond the selection, for example a dimension
 */
export function addressOf(
	survey: string,
	filter: MeasurementFilter,
	path = '/dashboard',
	more: Record<string, string> = {}
): string {
	const parameters = new URLSearchParams({ survey });
	for (const [key, value] of Object.entries({ ...filter, ...more })) {
		for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
			parameters.append(key, one);
		}
	}
	return `${path}?${parameters}`;
}
