/** What may have happened at a service contact, beyond what is measured. The database takes the same codes. */
export const ENCOUNTER_FACTS = [
	'service_fault',
	'cancelled',
	'promise_broken',
	'notice_undelivered',
	'missed_callback',
	'public_post',
	'regulator_named',
	'contact_requested'
] as const;
export type EncounterFact = (typeof ENCOUNTER_FACTS)[number];

export function isEncounterFact(code: string): code is EncounterFact {
	return ENCOUNTER_FACTS.some((fact) => fact === code);
}
