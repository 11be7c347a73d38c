import { z } from 'zod';
import { instrument, instrumentAnswer } from '#lib/schemas/instrument.ts';
import { survey, surveyAnswer, surveyDetail } from '#lib/schemas/survey.ts';
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
		'survey_not_ready',
		'translation_missing',
		'unknown_instrument'
	]
});

export const readSurvey = operation({
	id: 'readSurvey',
	method: 'GET',
	path: '/surveys/{code}',
	summary: 'One survey with its content',
	access: 'read',
	answers: { 200: { description: 'The survey.', schema: surveyDetail } },
	errors: ['not_found']
});

/** Sent with or without an empty object. */
const nothing = z.strictObject({});

export const openSurvey = operation({
	id: 'openSurvey',
	method: 'POST',
	path: '/surveys/{code}/open',
	summary: 'Let a survey take answers',
	description:
		'A survey that was never published is published first. Opening an open survey changes nothing.',
	access: 'write',
	right: 'surveys',
	body: nothing,
	answers: { 200: { description: 'The survey, open.', schema: surveyAnswer } },
	errors: ['not_found', 'survey_not_ready', 'translation_missing']
});

export const publishSurvey = operation({
	id: 'publishSurvey',
	method: 'POST',
	path: '/surveys/{code}/publish',
	summary: 'Make the draft the version that customers see',
	description:
		'A published version never changes; answers stay with the version they were given to. With nothing to publish, the version there is is answered.',
	access: 'write',
	right: 'surveys',
	body: nothing,
	answers: { 200: { description: 'The survey with its version.', schema: surveyDetail } },
	errors: ['not_found', 'survey_not_ready', 'translation_missing']
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
