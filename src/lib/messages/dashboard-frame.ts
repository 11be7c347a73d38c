import { messages } from './message.ts';

/** The views of the dashboard. */
export const dashboardFrame = messages({
	views: { zh: '看板视图', en: 'Views' },
	overview: { zh: '总览', en: 'Overview' },
	where: { zh: '在哪里', en: 'Where' },
	why: { zh: '为什么', en: 'Why' },
	when: { zh: '什么时候', en: 'When' },
	instrument: { zh: '量表好不好', en: 'Instrument' },
	words: { zh: '客户原话', en: 'Customers’ words' },
	prevention: { zh: '预防成效', en: 'Prevention' }
});
