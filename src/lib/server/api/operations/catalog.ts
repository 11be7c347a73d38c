import { z } from 'zod';
import { catalogEntry } from '../../catalog.ts';
import { operation } from '../operation.ts';
import { page, pageOf } from '../paging.ts';

export const listSites = operation({
	id: 'listSites',
	method: 'GET',
	path: '/sites',
	summary: 'Places where service happens',
	access: 'read',
	query: z.strictObject(page),
	answers: { 200: { description: 'Sites by code.', schema: pageOf(catalogEntry) } },
	errors: []
});

export const listServices = operation({
	id: 'listServices',
	method: 'GET',
	path: '/services',
	summary: 'What is provided',
	access: 'read',
	query: z.strictObject(page),
	answers: { 200: { description: 'Services by code.', schema: pageOf(catalogEntry) } },
	errors: []
});
