import { expect, test } from 'vitest';
import { openedClusterMail } from './cluster-mail.ts';

const cluster = {
	reference: 'P-7K2M',
	signal: 'long_wait',
	dimension: null,
	site: { zh: '7 号楼', en: 'Block 7' },
	service: { zh: '供暖', en: 'Heating' },
	customers: 6,
	due_at: '2026-05-03T22:05:00Z'
};
const place = { baseUrl: 'https://heed.example', timeZone: 'Asia/Shanghai' };

test('a cluster says where, how many, what and by when', () => {
	const { subject, text } = openedClusterMail(cluster, 'en', place);
	expect(subject).toBe(
		'Cluster alert: Heating, Block 7: 6 customers (wait beyond the promise) (case P-7K2M)'
	);
	expect(text).toContain('4 May 2026, 06:05');
	expect(text).toContain('https://heed.example/cases/P-7K2M');
	expect(openedClusterMail(cluster, 'zh', place).subject).toBe(
		'群体预警：供暖，7 号楼：6 位客户（等候超过承诺）（个案 P-7K2M）'
	);
});

test('a signal of which no service is known, and one that has no name yet, can be told too', () => {
	const bare = { ...cluster, service: null, signal: 'odd_noise', site: { zh: '7 号楼' } };
	expect(openedClusterMail(bare, 'en', place).subject).toContain(
		'7 号楼: 6 customers (signal odd_noise)'
	);
});

test('without a language both are in one mail', () => {
	const { text } = openedClusterMail(cluster, null, place);
	expect(text).toContain('Heating, Block 7');
	expect(text).toContain('供暖，7 号楼');
});
