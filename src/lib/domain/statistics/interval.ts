/** Lower and upper end of an interval, in that order. */
export type Interval = [lower: number, upper: number];
