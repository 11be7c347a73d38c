/** What a canvas cannot inherit: the colours and the font of the page, and whether it may move. */
export type ChartLook = {
	ink: string;
	inkSoft: string;
	line: string;
	edge: string;
	surface: string;
	accent: string;
	/** What is worse than it should be; never the only sign of it. */
	danger: string;
	/** The accent, thin enough to lie over the grid. */
	accentVeil: string;
	font: string;
	isStill: boolean;
};

/** The page's own tokens, for a picture that is part of the page: it follows every change of theme. */
export const PAGE_LOOK: ChartLook = {
	ink: 'var(--ink)',
	inkSoft: 'var(--ink-soft)',
	line: 'var(--line)',
	edge: 'var(--edge)',
	surface: 'var(--surface)',
	accent: 'var(--accent)',
	danger: 'var(--danger)',
	accentVeil: 'color-mix(in srgb, var(--accent) 16%, transparent)',
	font: 'inherit',
	isStill: true
};

const VEIL_ALPHA = '29';
const DARK = '(prefers-color-scheme: dark)';
const STILL = '(prefers-reduced-motion: reduce)';

export function readLook(element: Element): ChartLook {
	const style = getComputedStyle(element);
	const token = (name: string) => style.getPropertyValue(name).trim();
	const accent = token('--accent');
	return {
		ink: token('--ink'),
		inkSoft: token('--ink-soft'),
		line: token('--line'),
		edge: token('--edge'),
		surface: token('--surface'),
		accent,
		danger: token('--danger'),
		accentVeil: accent + VEIL_ALPHA,
		font: style.fontFamily,
		isStill: matchMedia(STILL).matches
	};
}

/** Calls back when the system or the person changes the theme; returns how to stop. */
export function onLookChange(changed: () => void): () => void {
	const choice = new MutationObserver(changed);
	choice.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
	const queries = [matchMedia(DARK), matchMedia(STILL)];
	for (const query of queries) query.addEventListener('change', changed);
	return () => {
		choice.disconnect();
		for (const query of queries) query.removeEventListener('change', changed);
	};
}
