/** What became of customers, and a model that was learned from it, taken into use by an administrator. */
import postgres, { type Sql } from 'postgres';
import { scaled } from '#lib/domain/learning/sample-outcomes.ts';
import { violationsOn } from '../../support/accessibility.ts';
import {
	makeMember,
	makeOrganization,
	PASSWORD,
	type Organization
} from '../../support/make-organization.ts';
import { makeOutcomes } from '../../support/make-outcomes.ts';
import { expect, signInByForm, test } from '../fixtures.ts';

const FIGURES = { n: 350, complaints: 80, auc: 0.74, ci95: [0.69, 0.79] };
const COUNTS = { having: { n: 60, complaints: 12 }, lacking: { n: 1_340, complaints: 310 } };

/** A model as the learner leaves it; learning itself is tested where it is done. */
async function keepModel(sql: Sql, organization: Organization): Promise<void> {
	const metrics = {
		testedFrom: '2026-08-03T00:00:00Z',
		challenger: { ...FIGURES, brier: 0.165, averagePrecision: 0.55 },
		champion: { ...FIGURES, brier: 0.183, averagePrecision: 0.46 },
		...{ championVersion: null, leaks: [] },
		reference: { n: 1_400, signals: { long_wait: [1_000, 300, 100] } }
	};
	const proposal = [
		{ signal: 'long_wait', points: 1, proposed: 3, weight: 0.9, ...COUNTS, doubts: [] },
		{ signal: 'overall_drop', points: 2, proposed: -1, weight: -0.4, ...COUNTS, doubts: ['sign'] }
	];
	await sql`
		insert into public.risk_models (organization_id, version, card_id, verdict, intercept, slope, signals, n, complaints,
			learned_from, learned_to, metrics, proposal)
		select ${organization.id}, 1, c.id, 'better', -1.5, 0.9, '{"long_wait": {"weight": 0.9, "mean": 0.35}}', 1400, 322,
			now() - interval '300 days', now() - interval '91 days', ${sql.json(metrics)}, ${sql.json(proposal)}
		from public.risk_cards c where c.organization_id = ${organization.id} and c.is_active`;
}

test('an administrator sees what came of points, what was learned, and takes it into use', async ({
	page,
	databaseUrl
}) => {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	const organization = await makeOrganization(sql);
	const { email } = await makeMember(sql, organization, 'admin');
	await sql`update public.memberships set locale = 'en' where organization_id = ${organization.id}`;
	await signInByForm(page, email, PASSWORD);

	await page.goto('/settings/learning');
	await expect(page.getByText('No snapshot is old enough yet')).toBeVisible();
	await expect(page.getByText('Nothing was learned yet')).toBeVisible();

	// The worker shall not learn something of its own meanwhile.
	await sql`
		insert into private.learning_runs (organization_id, ran_at) values (${organization.id}, now())
		on conflict (organization_id) do update set ran_at = now()`;
	await makeOutcomes(sql, organization, { effect: scaled(0.4), count: 150 });
	await keepModel(sql, organization);
	await sql`
		insert into public.risk_events (organization_id, customer_id, card_id, signal, points, is_must_act, occurred_at, expires_at, source_key, evidence)
		select ${organization.id}, k.id, c.id, 'long_wait', 1, false, now() - interval '1 day', now() + interval '20 days', 'wait',
			'{"quantity": "wait_minutes", "promised": 15, "measured": 42, "service": {"en": "Counter"}}'
		from public.risk_cards c join public.customers k on k.organization_id = c.organization_id and k.external_id = 'S1-7'
		where c.organization_id = ${organization.id} and c.is_active`;
	await sql`delete from private.observed_rates where organization_id = ${organization.id}`;
	await sql.end();
	await page.reload();
	await expect(page.getByText('600 customers, of whom').first()).toBeVisible();
	const row = (name: string) => page.getByRole('row').filter({ hasText: name }).first();
	await expect(row('Wait beyond the promise')).toContainText('+3');
	await expect(row('Fall in overall satisfaction')).toContainText(
		'learned to point the other way than the card'
	);
	expect(await violationsOn(page)).toEqual([]);

	await expect(page.getByText('The points card alone')).toBeVisible();
	await page.getByRole('button', { name: 'Use this model' }).click();
	await expect(page.getByText('Model version 1, accepted on')).toBeVisible();

	await page.goto('/customers/S1-7');
	await expect(page.getByText('Probability of a complaint within 60 days')).toBeVisible();
	// −1.5 + 0.9 × (1 − 0.35) in log-odds.
	await expect(page.getByText('29%', { exact: true })).toBeVisible();
	await expect(
		page.getByText(/^\s*Waited 42 min, promised 15 \(Counter, .*\) odds ×/)
	).toBeVisible();
	await expect(page.getByText('Model version 1, learned from 1,400')).toBeVisible();
	await page.getByText('Mark as having left').click();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('button', { name: 'They are back' })).toBeVisible();
	expect(await violationsOn(page)).toEqual([]);
	await page.getByRole('button', { name: 'They are back' }).click();
	await expect(page.getByText('Mark as having left')).toBeVisible();

	await page.goto('/settings/learning');
	await expect(page.getByText('Whether the base rate moves')).toBeVisible();
	await page.getByRole('button', { name: 'Go back to the card alone' }).click();
	await expect(page.getByText('The points card alone')).toBeVisible();
});
