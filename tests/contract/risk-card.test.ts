import { expect, test } from 'vitest';
import { ENCOUNTER_FACTS } from '#lib/domain/encounters/facts.ts';
import { THRESHOLDS } from '#lib/domain/risk/card.ts';
import { isSignal, SIGNALS } from '#lib/domain/risk/signals.ts';
import { useDatabase } from '../support/test-database.ts';

const database = useDatabase();

const defaults = () => database.sql<
	{ signal: string; points: number; mustAct: boolean; parameters: Record<string, unknown> }[]
>`
	select signal, points, is_must_act as "mustAct", parameters from private.default_signals()`;

test('the first card has every signal that there are words for, and no other', async () => {
	const signals = (await defaults()).map(({ signal }) => signal);
	expect(signals.sort()).toEqual([...SIGNALS].sort());
});

test('every number among the parameters of the first card can be edited, and stands within its bounds', async () => {
	const numbers = (await defaults()).flatMap(({ signal, parameters }) =>
		Object.entries(parameters).flatMap(([name, value]) =>
			typeof value === 'number' ? [[`${signal}.${name}`, value] as const] : []
		)
	);
	expect(numbers.map(([name]) => name).sort()).toEqual(THRESHOLDS.map(({ name }) => name).sort());
	for (const { name, least, most } of THRESHOLDS) {
		const value = new Map<string, number>(numbers).get(name);
		expect(value, name).toBeGreaterThanOrEqual(least);
		expect(value, name).toBeLessThanOrEqual(most);
	}
});

test('the database checks the same thresholds, within the same bounds', async () => {
	const checked = await database.sql`
		select signal || '.' || parameter as name, lowest::float as least, highest::float as most, is_whole as "isWhole", may_differ as "mayDiffer"
		from private.card_thresholds()`;
	const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
	expect(
		[...checked].map((row) => ({ ...row }) as (typeof THRESHOLDS)[number]).sort(byName)
	).toEqual([...THRESHOLDS].sort(byName));
});

test('a fact of a service contact is a signal of the card, and the same codes are stored', async () => {
	expect(ENCOUNTER_FACTS.every(isSignal)).toBe(true);
	const [check] = await database.sql`
		select pg_get_constraintdef(oid) as rule from pg_constraint
		where conrelid = 'public.encounters'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%service_fault%'`;
	const stored = [...(check?.['rule'] as string).matchAll(/'(\w+)'::text/g)].map(
		([, code]) => code
	);
	expect(stored.sort()).toEqual([...ENCOUNTER_FACTS].sort());
});

test('what demands action has no points on the first card', async () => {
	for (const { signal, points, mustAct } of await defaults()) {
		if (mustAct) expect(points, signal).toBe(0);
	}
});
