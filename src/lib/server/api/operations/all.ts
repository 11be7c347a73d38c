/** Every call, in the order of the document. */
import type { Operation } from '../operation.ts';
import { listCases, openCase, readCase, transitionCase } from './cases.ts';
import { listServices, listSites } from './catalog.ts';
import { listCustomers, readCustomer } from './customers.ts';
import { recordEncounter } from './encounters.ts';
import { exportResponses, importResponses, readStatistics } from './responses.ts';
import { readHealth, readOpenApi, readPrevention, readReadiness } from './service.ts';
import { createSession } from './sessions.ts';
import {
	closeSurvey,
	createInstrument,
	createSurvey,
	inviteToSurvey,
	listInstruments,
	listSurveys,
	openSurvey,
	readSurvey
} from './surveys.ts';

export const OPERATIONS: readonly Operation[] = [
	createSession,
	listSites,
	listServices,
	recordEncounter,
	listInstruments,
	createInstrument,
	listSurveys,
	createSurvey,
	readSurvey,
	openSurvey,
	closeSurvey,
	inviteToSurvey,
	importResponses,
	exportResponses,
	readStatistics,
	listCustomers,
	readCustomer,
	listCases,
	openCase,
	readCase,
	transitionCase,
	readPrevention,
	readHealth,
	readReadiness,
	readOpenApi
];
