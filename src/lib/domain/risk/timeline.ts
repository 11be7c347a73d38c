/** One customer's story in one list: survey → signal → alert → case → contact → outcome. */
import type { CaseEvent, CaseFile } from '../cases/case-file.ts';
import type { Alert, Answer, CustomerRecord, Encounter, Invitation } from './customer-record.ts';
import type { LedgerRow } from './ledger.ts';

type CaseKind =
	| 'case_opened'
	| 'assigned'
	| 'escalated'
	| 'contact_attempted'
	| 'contacted'
	| 'taken_up'
	| 'answered'
	| 'linked'
	| 'added'
	| 'cause'
	| 'outcome'
	| 'reopened'
	| 'note';

export type TimelineFact =
	| { kind: 'encounter'; at: string; encounter: Encounter }
	| { kind: 'invitation'; at: string; invitation: Invitation }
	| { kind: 'answer'; at: string; answer: Answer }
	| { kind: 'signal'; at: string; row: LedgerRow }
	| { kind: 'alert'; at: string; alert: Alert }
	| { kind: 'complaint'; at: string; reference: string; event: CaseEvent; file: CaseFile }
	| { kind: CaseKind; at: string; reference: string; event: CaseEvent };

/** The order of cause and effect, for what carries the same instant. */
const ORDER: readonly TimelineFact['kind'][] = [
	'encounter',
	'invitation',
	'answer',
	'signal',
	'complaint',
	'alert',
	'case_opened',
	'linked',
	'assigned',
	'escalated',
	'contact_attempted',
	'contacted',
	'taken_up',
	'answered',
	'added',
	'cause',
	'note',
	'outcome',
	'reopened'
];

type Sources = Pick<
	CustomerRecord,
	'encounters' | 'invitations' | 'answers' | 'alerts' | 'cases'
> & {
	ledger: readonly LedgerRow[];
};

/**
 * Everything that happened, oldest first. A signal stands where it became known, because that is
 * when somebody could act on it.
 *
 * Unit: one fact per entry. Range: every row of the record, once; what a new card wrote anew is no new fact.
 * Missing: empty for a customer with no facts.
 * Source: the record as read; an alert stands before the case that it opened in the same breath.
 */
export function timelineOf(record: Sources): TimelineFact[] {
	const facts: TimelineFact[] = [
		...record.encounters.map((encounter) => ({
			kind: 'encounter' as const,
			at: encounter.at,
			encounter
		})),
		...record.invitations.map((invitation) => ({
			kind: 'invitation' as const,
			at: invitation.at,
			invitation
		})),
		...record.answers.map((answer) => ({ kind: 'answer' as const, at: answer.at, answer })),
		...record.ledger
			.filter((row) => row.isWrittenAnew !== true)
			.map((row) => ({ kind: 'signal' as const, at: row.recordedAt, row })),
		...record.alerts.map((alert) => ({
			kind: 'alert' as const,
			at: startOf(alert, record.cases),
			alert
		})),
		...record.cases.flatMap(timelineOfCase)
	];
	return facts.sort(
		(a, b) => Date.parse(a.at) - Date.parse(b.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)
	);
}

/** The part of the story that belongs to one case. A complaint stands where it came in, whenever we were told of it. */
export function timelineOfCase(file: CaseFile): TimelineFact[] {
	return file.events.map((event) => {
		const { reference } = file;
		return file.kind === 'complaint' && event.kind === 'opened'
			? { kind: 'complaint', at: file.openedAt, reference, event, file }
			: { kind: kindOf(event, file), at: endOf(event), reference, event };
	});
}

/** A complaint that had ended before we were told of it ended when it ended. */
function endOf({ at, details }: CaseEvent): string {
	return typeof details['closed_at'] === 'string' ? details['closed_at'] : at;
}

function kindOf(event: CaseEvent, file: CaseFile): CaseKind {
	if (event.kind === 'opened') return 'case_opened';
	if (event.kind !== 'state_changed') return event.kind;
	if ('outcome' in event.details) return 'outcome';
	if (file.kind === 'complaint') return STEPS[event.to ?? ''] ?? 'note';
	return event.from === 'closed' ? 'reopened' : 'contacted';
}

/** What a step of a complaint means in the story. */
const STEPS: Readonly<Record<string, CaseKind>> = {
	in_progress: 'taken_up',
	answered: 'answered',
	reopened: 'reopened'
};

/** The database opens the case first and writes the alert that points to it a moment later. */
function startOf(alert: Alert, cases: readonly CaseFile[]): string {
	const opened = cases
		.find((file) => file.reference === alert.caseReference)
		?.events.find((event) => event.kind === 'opened')?.at;
	return opened && Date.parse(opened) < Date.parse(alert.at) ? opened : alert.at;
}
