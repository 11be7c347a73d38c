/** A rating scale in whole steps, for example 1 … 7. */
export type RatingScale = { readonly min: number; readonly max: number };
