import { describe, expect, test } from 'vitest';
import { clusterTitle, nameOfCommon } from './cluster.ts';

const site = { zh: '七号楼', en: 'Block 7' };
const service = { zh: '供暖', en: 'Heating' };
const cluster = { signal: 'long_wait', dimension: null, service, customers: 6 };

describe('what a case about several customers is called', () => {
	test('by place, how many, and what they have in common', () => {
		expect(clusterTitle(cluster, site, 'en')).toBe(
			'Heating, Block 7: 6 customers (wait beyond the promise)'
		);
		expect(clusterTitle(cluster, site, 'zh')).toMatch(/^供暖，七号楼：6 位客户（.+）$/);
	});

	test('a gap names its dimension, in the other language where this one is missing', () => {
		const gap = { signal: 'dimension_gap', dimension: { zh: '响应性', en: 'Responsiveness' } };
		expect(clusterTitle({ ...cluster, ...gap }, site, 'en')).toBe(
			'Heating, Block 7: 6 customers (Responsiveness gap)'
		);
		expect(nameOfCommon(gap, 'zh')).toBe('响应性差距');
		expect(nameOfCommon({ ...gap, dimension: { zh: '响应性' } }, 'en')).toBe('响应性 gap');
	});

	test('another signal with a dimension says both', () => {
		const left = { signal: 'left_at', dimension: { en: 'Tangibles', zh: '有形性' } };
		expect(nameOfCommon(left, 'en')).toMatch(/: Tangibles$/);
		expect(nameOfCommon(left, 'zh')).toMatch(/（有形性）$/);
	});

	test('a gap without a dimension, and a signal of a later version, are told plainly', () => {
		expect(nameOfCommon({ signal: 'dimension_gap', dimension: null }, 'en')).not.toMatch(
			/undefined/
		);
		expect(nameOfCommon({ signal: 'not_known_yet', dimension: null }, 'en')).toContain(
			'not_known_yet'
		);
	});
});
