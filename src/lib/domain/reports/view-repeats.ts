/** How often a saved view is mailed. */
export const REPEATS = ['never', 'week', 'month'] as const;
export type Repeats = (typeof REPEATS)[number];
