/** Every call, in the order of the document. */
import type { Operation } from '../operation.ts';
import { listCases, openCase, readCase, readQueue, transitionCase } from './cases.ts';
import { recordComplaint } from './complaints.ts';
import { listServices, listSites } from './catalog.ts';
import { leaveCustomer, listCustomers, readCustomer } from './customers.ts';
import { importEncounters, recordEncounter } from './encounters.ts';
import { createOpenForm, listOpenForms } from './open-forms.ts';
import { inviteToSurvey, reportInvitation } from './invitations.ts';
import { exportResponses, importResponses, readStatistics } from './responses.ts';
import { readHealth, readOpenApi, readPrevention, readReadiness } from './service.ts';
import { createSession } from './sessions.ts';
import {
	closeSurvey,
	createInstrument,
	createSurvey,
	listInstruments,
	listSurveys,
	openSurvey,
	publishSurvey,
	readSurvey
} from './surveys.ts';

export const OPERATIONS: readonly Operation[] = [
	createSession,
	listSites,
	listServices,
	recordEncounter,
	importEncounters,
	listInstruments,
	createInstrument,
	listSurveys,
	createSurvey,
	readSurvey,
	publishSurvey,
	openSurvey,
	closeSurvey,
	inviteToSurvey,
	listOpenForms,
	createOpenForm,
	reportInvitation,
	importResponses,
	exportResponses,
	readStatistics,
	listCustomers,
	readCustomer,
	leaveCustomer,
	recordComplaint,
	listCases,
	openCase,
	readQueue,
	readCase,
	transitionCase,
	readPrevention,
	readHealth,
	readReadiness,
	readOpenApi
];
