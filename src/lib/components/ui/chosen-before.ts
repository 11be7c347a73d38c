/**
 * What somebody chose in a select before the page came alive. Text boxes keep theirs; a bound
 * select would fall back to what the server wrote, and on a slow line that is seconds of somebody's
 * work.
 *
 * Null when nobody has chosen, or when there was no such select: it is only being made.
 */
export function chosenBefore(id: string): { select: HTMLSelectElement; value: string } | null {
	if (typeof document === 'undefined') return null;
	const select = document.getElementById(id);
	if (!(select instanceof HTMLSelectElement)) return null;
	const written = [...select.options].find((option) => option.defaultSelected) ?? select.options[0];
	return select.value === written?.value ? null : { select, value: select.value };
}
