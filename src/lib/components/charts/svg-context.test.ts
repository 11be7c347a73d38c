import { describe, expect, test } from 'vitest';
import { SvgContext } from './svg-context.ts';

const sheet = () => new SvgContext(100, 50, (text) => text.length * 6);

describe('a drawing written as SVG', () => {
	test('keeps shapes, colours and what shows through', () => {
		const context = sheet();
		context.fillStyle = '#0b5a6080';
		context.fillRect(1, 2, 3, 4);
		expect(context.content).toContain('d="M1 2L4 2L4 6L1 6Z"');
		expect(context.content).toContain('fill="#0b5a60" fill-opacity="0.5"');
	});

	test('moves and turns what is drawn, and puts it back', () => {
		const context = sheet();
		context.save();
		context.translate(10, 20);
		context.rotate(Math.PI / 2);
		context.fillText('up', 5, 0);
		context.restore();
		context.beginPath();
		context.moveTo(1, 1);
		context.lineTo(2, 2);
		context.stroke();
		expect(context.content).toContain('matrix(0 1 -1 0 10 25)');
		expect(context.content).toContain('d="M1 1L2 2"');
	});

	test('draws a whole circle as two halves, each to the other side', () => {
		const context = sheet();
		context.beginPath();
		context.arc(10, 10, 5, 0, 2 * Math.PI);
		context.fill();
		expect(context.content).toContain('M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10');
	});

	test('clips only what is drawn between save and restore', () => {
		const context = sheet();
		context.save();
		context.beginPath();
		context.rect(0, 0, 9, 9);
		context.clip();
		context.fillRect(0, 0, 20, 20);
		context.restore();
		context.fillRect(30, 30, 1, 1);
		const shapes = context.content.split('</defs>')[1] ?? '';
		expect(shapes.match(/clip-path="url\(#clip0\)"/g)).toHaveLength(1);
		expect(shapes.indexOf('clip-path')).toBeLessThan(shapes.indexOf('M30 30'));
	});

	test('writes words as text, never as markup', () => {
		const context = sheet();
		context.fillText('<b>"A" & B', 0, 0);
		expect(context.content).toContain('&lt;b&gt;&quot;A&quot; &amp; B</text>');
	});

	test('settings come back as they were', () => {
		const context = sheet();
		context.setLineDash([5, 4]);
		context.lineWidth = 3;
		context.save();
		context.setLineDash([]);
		context.lineWidth = 1;
		context.restore();
		expect(context.lineWidth).toBe(3);
		expect(context.getLineDash()).toEqual([5, 4]);
	});
});
