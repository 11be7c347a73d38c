/** Strokes on a 20 × 20 grid. A few plain shapes of our own; what an icon means is always said in words too. */
export const ICON_PATHS = {
	dashboard: 'M3 14a7 7 0 0 1 14 0M10 14l3.5-5M3 17h14',
	surveys: 'M5 3h10v14H5zM8 7h4M8 10.5h4M8 14h2',
	customers: 'M10 10a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.5 17c.6-3.2 3-5 6.5-5s5.9 1.8 6.5 5',
	cases: 'M3 6.5h5l1.5 2H17V16H3zM3 6.5V4.5h4.5',
	training: 'M2 8l8-4 8 4-8 4zM5.5 10v4.2c2.8 2 6.2 2 9 0V10',
	improvement: 'M3 16l4.5-5 3 2.5L17 5M12.5 5H17v4.5',
	reports: 'M4 17V9M8 17V4M12 17v-6M16 17V7',
	settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
	info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 9.2V14M10 6.2v.1',
	success: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M6.7 10.2l2.3 2.3 4.3-4.7',
	warning: 'M10 3l7.8 13.5H2.2zM10 8v4M10 14.2v.1',
	danger: 'M6.9 2.5h6.2l4.4 4.4v6.2l-4.4 4.4H6.9l-4.4-4.4V6.9zM10 6.2v4.6M10 13.6v.1',
	menu: 'M3 5.5h14M3 10h14M3 14.5h14',
	message: 'M3 4h14v9.5H9L5.5 17v-3.5H3z',
	call: 'M4 3.5h3l1.5 3.8-2 1.6a10 10 0 0 0 4.6 4.6l1.6-2 3.8 1.5v3c-6.5.8-13.3-6-12.5-12.5',
	clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.5V10l3 2',
	person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 17c.5-3 2.7-4.8 6-4.8s5.5 1.8 6 4.8',
	done: 'M4 10.5l4 4 8-9',
	listen:
		'M6 8.5a4 4 0 0 1 8 0c0 3-3 3.4-3 6a2.3 2.3 0 0 1-4.3 1.2M8.7 8.7a1.4 1.4 0 0 1 2.7 0M16.3 3.8a7 7 0 0 1 .8 8.4M3.7 3.8a7 7 0 0 0-.8 8.4'
} as const;

export type IconName = keyof typeof ICON_PATHS;
