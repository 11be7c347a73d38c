/** The colour of a level of drift; its word always stands beside it. */
export const LEVEL_TONES = { steady: 'success', watch: 'warning', alert: 'danger' } as const;
