/** A learned probability as `/api/v1/customers/{external_id}` shows it. */
import type { ToldPart, ToldRisk } from './learned-risk.ts';

export type ApiRiskPart = {
	code: string;
	/** Live rows of the signal. */
	rows: number;
	log_odds: number;
	zh: string;
	en: string;
};

export type ApiRisk = {
	/** 0–1; null below 50 outcomes. */
	probability: number | null;
	window_days: number;
	model_version: number;
	n: number;
	complaints: number;
	alike: {
		from: number;
		to: number;
		n: number;
		complaints: number;
		rate: number | null;
		ci90: [number, number] | null;
	} | null;
	raising: ApiRiskPart[];
	lowering: ApiRiskPart | null;
	intercept: number;
	rest: number;
};

/** Days after a moment within which a complaint is learned from. */
const WINDOW_DAYS = 60;

export function asApiRisk(told: ToldRisk | null): ApiRisk | null {
	if (told === null) return null;
	const { probability, version, n, complaints, alike, raising, lowering, intercept, rest } = told;
	return {
		...{ probability, window_days: WINDOW_DAYS, model_version: version, n, complaints },
		alike: alike && {
			...{ from: alike.from, to: alike.to, n: alike.n, complaints: alike.complaints },
			...{ rate: alike.rate, ci90: alike.ci90 && [...alike.ci90] }
		},
		raising: raising.map(part),
		lowering: lowering && part(lowering),
		...{ intercept, rest }
	};
}

function part({ signal, rows, contribution, zh, en }: ToldPart): ApiRiskPart {
	return { code: signal, rows, log_odds: contribution, zh, en };
}
