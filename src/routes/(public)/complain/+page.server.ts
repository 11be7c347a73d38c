import { loadComplaintForm, takeComplaint } from '#lib/server/web/complaint-door.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadComplaintForm(event);

export const actions: Actions = { default: (event) => takeComplaint(event) };
