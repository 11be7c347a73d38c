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

/** When it came to its state; when it was made, for states without a moment of their own. */
export function reachedAt(item: ListedInvitation): string {
	const moments: Record<InvitationState, string | null> = {
		queued: null,
		sent: item.sent_at,
		delivered: item.delivered_at,
		bounced: item.bounced_at,
		opened: item.opened_at,
		started: item.started_at,
		answered: item.answered_at,
		skipped: null
	};
	return moments[item.state] ?? item.created_at;
}
