/**
 * Stands in for the browser's Path2D, whose course nobody can read, while a chart is drawn as SVG: it
 * remembers the calls and makes them again on the context.
 */
type Course = {
	moveTo: (x: number, y: number) => void;
	lineTo: (x: number, y: number) => void;
	quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => void;
	bezierCurveTo: (ax: number, ay: number, bx: number, by: number, x: number, y: number) => void;
	closePath: () => void;
};

export class SvgPath implements Course {
	readonly #calls: ((context: Course) => void)[] = [];

	moveTo(...at: Parameters<Course['moveTo']>): void {
		this.#calls.push((context) => context.moveTo(...at));
	}
	lineTo(...at: Parameters<Course['lineTo']>): void {
		this.#calls.push((context) => context.lineTo(...at));
	}
	quadraticCurveTo(...at: Parameters<Course['quadraticCurveTo']>): void {
		this.#calls.push((context) => context.quadraticCurveTo(...at));
	}
	bezierCurveTo(...at: Parameters<Course['bezierCurveTo']>): void {
		this.#calls.push((context) => context.bezierCurveTo(...at));
	}
	closePath(): void {
		this.#calls.push((context) => context.closePath());
	}

	replay(context: Course): void {
		for (const call of this.#calls) call(context);
	}
}

/** Draws at once, with readable paths, and leaves the browser as it was. */
export function withReadablePaths(draw: () => void): void {
	const own = globalThis.Path2D;
	// Chart.js asks for a new path at the moment it draws.
	globalThis.Path2D = SvgPath as unknown as typeof Path2D;
	try {
		draw();
	} finally {
		globalThis.Path2D = own;
	}
}
