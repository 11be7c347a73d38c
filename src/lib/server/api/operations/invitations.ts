import { z } from 'zod';
import { invitationAnswer } from '#lib/schemas/encounter.ts';
import { invitation, invitationEvent } from '#lib/schemas/invitation.ts';
import { operation } from '../operation.ts';

export const inviteToSurvey = operation({
	id: 'inviteToSurvey',
	method: 'POST',
	path: '/surveys/{code}/invitations',
	summary: 'Invite a customer by a single-use link',
	description:
		'The link lives 30 days and appears in this answer only. With another channel than `link` the message is queued too; the rules of contact decide when it is its turn, and the log of contacts says what they decided.',
	access: 'write',
	right: 'customers',
	body: invitation,
	answers: { 201: { description: 'The link.', schema: invitationAnswer } },
	errors: [
		'address_missing',
		'channel_not_available',
		'survey_not_open',
		'unknown_customer',
		'unknown_encounter',
		'unknown_survey'
	]
});

export const reportInvitation = operation({
	id: 'reportInvitation',
	method: 'POST',
	path: '/invitations/{id}/events',
	summary: 'Say what became of an invitation',
	description:
		'For the program behind a channel, or one that reads the reports of a mail service. `id` is the `invitation` of the message.',
	access: 'write',
	right: 'customers',
	body: invitationEvent,
	answers: {
		200: { description: 'It is noted.', schema: z.object({ noted: z.literal(true) }) }
	},
	errors: ['not_found']
});
