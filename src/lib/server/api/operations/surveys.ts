import { z } from 'zod';
import { invitationAnswer } from '#lib/schemas/encounter.ts';
import { instrument, instrumentAnswer } from '#lib/schemas/instrument.ts';
import { invitation } from '#lib/schemas/invitation.ts';
import { survey, surveyAnswer } from '#lib/schemas/survey.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

export const listInstruments = operation({
	id: 'listInstruments',
	method: 'GET',
	path: '/instruments',
	summary: 'Questionnaires, each in its latest version',
	access: 'read',
	query: z.strictObject(page),
	answers: { 200: { description: 'Instruments by code.', schema: pageOf(instrumentAnswer) } },
	errors: []
});

export const createInstrument = operation({
	id: 'createInstrument',
	method: 'POST',
	path: '/instruments',
	summary: 'Add an instrument of your own',
	description:
		'A changed definition becomes the next version of its code; an equal one keeps its version. At most 100 items, 20 a dimension.',
	access: 'write',
	right: 'surveys',
	body: instrument,
	answers: { 201: { description: 'The instrument with its version.', schema: instrumentAnswer } },
	errors: []
});

export const listSurveys = operation({
	id: 'listSurveys',
	method: 'GET',
	path: '/surveys',
	summary: 'Surveys',
	access: 'read',
	query: z.strictObject(page),
	answers: { 200: { description: 'Surveys by code.', schema: pageOf(surveyAnswer) } },
	errors: []
});

export const createSurvey = operation({
	id: 'createSurvey',
	method: 'POST',
	path: '/surveys',
	summary: 'Add a survey on the latest version of an instrument',
	access: 'write',
	right: 'surveys',
	body: survey,
	answers: { 201: { description: 'The survey.', schema: surveyAnswer } },
	errors: [
		'instrument_lacks_expectation',
		'survey_exists',
		'translation_missing',
		'unknown_instrument'
	]
});

export const readSurvey = operation({
	id: 'readSurvey',
	method: 'GET',
	path: '/surveys/{code}',
	summary: 'One survey',
	access: 'read',
	answers: { 200: { description: 'The survey.', schema: surveyAnswer } },
	errors: ['not_found']
});

/** Sent with or without an empty object. */
const nothing = z.strictObject({});

export const openSurvey = operation({
	id: 'openSurvey',
	method: 'POST',
	path: '/surveys/{code}/open',
	summary: 'Let a survey take answers',
	description: 'Opening an open survey changes nothing.',
	access: 'write',
	right: 'surveys',
	body: nothing,
	answers: { 200: { description: 'The survey, open.', schema: surveyAnswer } },
	errors: ['not_found', 'translation_missing']
});

export const closeSurvey = operation({
	id: 'closeSurvey',
	method: 'POST',
	path: '/surveys/{code}/close',
	summary: 'Stop a survey',
	description: 'Its links answer like unknown ones. It can be opened again.',
	access: 'write',
	right: 'surveys',
	body: nothing,
	answers: { 200: { description: 'The survey, closed.', schema: surveyAnswer } },
	errors: ['not_found']
});

export const inviteToSurvey = operation({
	id: 'inviteToSurvey',
	method: 'POST',
	path: '/surveys/{code}/invitations',
	summary: 'Invite a customer by a single-use link',
	description: 'The link lives 30 days. It appears in this answer only.',
	access: 'write',
	right: 'customers',
	body: invitation,
	answers: { 201: { description: 'The link.', schema: invitationAnswer } },
	errors: [
		'channel_not_available',
		'survey_not_open',
		'unknown_customer',
		'unknown_encounter',
		'unknown_survey'
	]
});
