/** How the state of an invitation looks, and since when it has been reached. */
import type { InvitationState } from '#lib/domain/reaching/response-rate.ts';
import type { ListedInvitation } from '#lib/schemas/invitation-list.ts';

const TONES: Record<
	InvitationState,
	'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger'
> = {
	queued: 'neutral',
	sent: 'info',
	delivered: 'info',
	bounced: 'danger',
	opened: 'accent',
	started: 'accent',
	answered: 'success',
	skipped: 'warning'
};

export function toneOf(state: InvitationState) {
	return TONES[state];
}

/** When it came to its state; null where that is not kept, as for the use of links to unnamed surveys. */
export function reachedAt(item: ListedInvitation): string | null {
	const moments: Record<InvitationState, string | null> = {
		queued: item.created_at,
		sent: item.sent_at ?? item.created_at,
		delivered: item.delivered_at,
		bounced: item.bounced_at,
		opened: item.opened_at,
		started: item.started_at,
		answered: item.answered_at,
		skipped: item.created_at
	};
	return moments[item.state];
}
