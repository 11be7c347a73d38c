/**
 * What somebody chose in a form before the page came alive. Text boxes keep theirs; a bound select
 * would fall back to its first value, and on a slow line that is seconds of somebody's work.
 */
export function chosenBefore(action: string): Record<string, string> {
	if (typeof document === 'undefined') return {};
	const selects = document.querySelectorAll<HTMLSelectElement>(
		`form[action="?/${CSS.escape(action)}"] select[name]`
	);
	return Object.fromEntries([...selects].map(({ name, value }) => [name, value]));
}
