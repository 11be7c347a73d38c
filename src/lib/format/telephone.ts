/** The address that dials a number as people write it: "(010) 6555-1234" → "tel:01065551234". */
export function telephone(written: string): string {
	return `tel:${written.replaceAll(/[^+\d]/g, '')}`;
}
