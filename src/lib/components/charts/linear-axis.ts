import type { ChartLook } from './chart-look.ts';

/** An axis of numbers; where it crosses 0 the line is drawn strongly, for 0 means "as expected". */
export function linearAxis(
	look: ChartLook,
	title: string,
	tick: (value: number) => string,
	isZeroShown: boolean
) {
	return {
		type: 'linear' as const,
		...(isZeroShown ? { suggestedMax: 0, suggestedMin: 0 } : {}),
		title: {
			display: true,
			text: title,
			color: look.inkSoft,
			font: { family: look.font, size: 12 }
		},
		border: { display: false },
		grid: {
			color: ({ tick: { value } }: { tick: { value: number } }) =>
				isZeroShown && value === 0 ? look.ink : look.line,
			lineWidth: ({ tick: { value } }: { tick: { value: number } }) =>
				isZeroShown && value === 0 ? 1.5 : 1,
			tickLength: 4
		},
		ticks: {
			color: look.inkSoft,
			font: { family: look.font, size: 12 },
			maxTicksLimit: 7,
			callback: (value: number | string) => tick(Number(value))
		}
	};
}

/** The names of what is compared, on the other axis. */
export function nameAxis(look: ChartLook, isGridShown: boolean) {
	return {
		type: 'category',
		offset: true,
		border: { display: false },
		grid: { display: isGridShown, color: look.line, offset: false },
		ticks: {
			color: look.ink,
			font: { family: look.font, size: 12 },
			maxRotation: 0,
			autoSkipPadding: 12
		}
	} as const;
}

/** Says a point in the words of the table; only the value itself answers the pointer. */
export function pointTooltip(look: ChartLook, texts: readonly string[]) {
	const font = { family: look.font, size: 13 };
	return {
		displayColors: false,
		bodyFont: font,
		filter: ({ dataset }: { dataset: { label?: string | undefined } }) => dataset.label === 'value',
		callbacks: {
			title: () => '',
			label: ({ dataIndex }: { dataIndex: number }) => texts[dataIndex] ?? ''
		}
	};
}
