import type { MeasurementFilter } from '#lib/domain/servqual/measurement-document.ts';

/** The address of one selection; what is not narrowed down is left out. */
export function addressOf(survey: string, filter: MeasurementFilter): string {
	const parameters = new URLSearchParams({ survey });
	for (const [key, value] of Object.entries(filter)) {
		for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
			parameters.append(key, one);
		}
	}
	return `/dashboard?${parameters}`;
}
