import { complaintAnswer, complaintRequest } from '#lib/schemas/complaint.ts';
import { operation } from '../operation.ts';

export const recordComplaint = operation({
	id: 'recordComplaint',
	method: 'POST',
	path: '/complaints',
	summary: 'A complaint came in',
	description:
		'Records a complaint as a case of kind `complaint`. The same external id again is the same complaint: it is answered with 200 and `created: false`, and nothing is changed. With `closed_at` and `outcome` it is one that has ended already.',
	access: 'write',
	right: 'customers',
	body: complaintRequest,
	answers: {
		200: { description: 'It was known before.', schema: complaintAnswer },
		201: { description: 'It was recorded.', schema: complaintAnswer }
	},
	errors: ['unknown_customer', 'unknown_service', 'unknown_site']
});
