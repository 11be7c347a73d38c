import { expect, test } from 'vitest';
import { surveyTabs } from './survey-tabs.ts';

test.each([
	['/surveys/k1', 'Overview'],
	['/surveys/k1/versions/2', 'Overview'],
	['/surveys/k1/edit', 'Edit'],
	['/surveys/k1/translations', 'Edit'],
	['/surveys/k1/publish', 'Edit'],
	['/surveys/k1/answers/7', 'Answers'],
	['/surveys/k1/forms', 'Forms and QR']
])('%s belongs to %s', (pathname, label) => {
	const current = surveyTabs('k1', pathname, 'en').filter(({ isCurrent }) => isCurrent);
	expect(current.map((tab) => tab.label)).toEqual([label]);
});
