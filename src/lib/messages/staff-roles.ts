import { messages } from './message.ts';

/** What the roles of staff are called. */
export const staffRoles = messages({
	agent: { zh: '客服', en: 'Agent' },
	quality_manager: { zh: '质量经理', en: 'Quality manager' },
	trainer: { zh: '培训师', en: 'Trainer' },
	admin: { zh: '管理员', en: 'Administrator' }
});
