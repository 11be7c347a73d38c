import { z } from 'zod';
import { openFormRecord, openFormRequest } from '#lib/schemas/open-form.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

export const listOpenForms = operation({
	id: 'listOpenForms',
	method: 'GET',
	path: '/surveys/{code}/forms',
	summary: 'Public addresses of a survey',
	access: 'read',
	query: z.strictObject(page),
	answers: { 200: { description: 'Open forms by slug.', schema: pageOf(openFormRecord) } },
	errors: ['not_found']
});

export const createOpenForm = operation({
	id: 'createOpenForm',
	method: 'POST',
	path: '/surveys/{code}/forms',
	summary: 'Give a survey a public address',
	description:
		'Anybody can answer there, without an invitation. Answers belong to no customer until somebody leaves a way to be reached.',
	access: 'write',
	right: 'surveys',
	body: openFormRequest,
	answers: { 201: { description: 'The form.', schema: openFormRecord } },
	errors: ['form_exists', 'unknown_service', 'unknown_site', 'unknown_survey']
});
