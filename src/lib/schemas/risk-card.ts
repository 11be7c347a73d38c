/** The points card and its preview as the database answers them. */
import { z } from 'zod';
import { BANDS } from '#lib/domain/risk/band.ts';
import type { CardPage } from '#lib/domain/risk/card.ts';
import { bilingual } from './case.ts';
import { ledgerRow } from './customer.ts';

const points = z.record(z.string(), z.int());
const bands = { watch_from: z.int(), amber_from: z.int(), red_from: z.int() };

const version = z
	.object({
		version: z.int(),
		at: z.string(),
		by: z.string().nullable(),
		note: z.string().nullable(),
		...bands,
		signals: points
	})
	.transform(({ watch_from, amber_from, red_from, signals, ...rest }) => ({
		...rest,
		...{ watchFrom: watch_from, amberFrom: amber_from, redFrom: red_from, points: signals }
	}));

const signal = z
	.object({
		points: z.int(),
		is_must_act: z.boolean(),
		life_days: z.int(),
		parameters: z.record(z.string(), z.unknown())
	})
	.transform(({ points, is_must_act, life_days, parameters }) => ({
		...{ points, isMustAct: is_must_act, lifeDays: life_days, parameters }
	}));

export const cardPage = z
	.object({
		version: z.int(),
		...bands,
		is_applied: z.boolean(),
		signals: z.record(z.string(), signal),
		versions: z.array(version),
		services: z.array(z.object({ code: z.string(), name: bilingual })),
		observed: z.object({ customers: z.int(), complaints: z.int() })
	})
	.transform(({ watch_from, amber_from, red_from, is_applied, ...rest }): CardPage => ({
		...rest,
		...{ watchFrom: watch_from, amberFrom: amber_from, redFrom: red_from, isApplied: is_applied }
	}));

const band = z.enum(BANDS);
const standing = z.object({ score: z.int(), band, rows: z.array(ledgerRow) });

export const cardPreview = z.object({
	/** Customers with live rows. */
	n: z.int(),
	customers: z.int(),
	/** Whose points or band change. */
	changed: z.int(),
	moves: z.array(z.object({ from: band, to: band, n: z.int() })),
	examples: z.array(
		z.object({
			external_id: z.string(),
			name: z.string().nullable(),
			before: standing,
			after: standing
		})
	),
	/** Comments of the last 90 days, and how many of them hold each word that the draft adds. */
	comments: z.int(),
	words: z.array(z.object({ word: z.string(), n: z.int() }))
});
export type CardPreview = z.output<typeof cardPreview>;
