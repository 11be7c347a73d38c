/**
 * QR codes as shapes: one path of black squares, ready for print at any size.
 *
 * Error correction M survives a scratch or a fold; the quiet zone of four modules is part of the
 * drawing, so that nobody can crop it away by accident.
 */
import { encode } from 'uqr';

/** ISO/IEC 18004 asks for four modules of white on every side. */
export const QUIET_ZONE_MODULES = 4;

export type QrDrawing = {
	/** Side of the square drawing in modules, quiet zone included. */
	side: number;
	/** Black modules, joined along each row. */
	path: string;
};

/** Draws a text, usually an address, as a QR code. */
export function drawQr(text: string): QrDrawing {
	const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE_MODULES });
	return { side: size, path: data.map(rowPath).join('') };
}

/** The drawing as a file of its own; `title` is what a screen reader says instead. */
export function qrFile(text: string, title: string): string {
	const { side, path } = drawQr(text);
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img">` +
		`<title>${escaped(title)}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>\n`
	);
}

function rowPath(row: readonly boolean[], y: number): string {
	let path = '';
	for (let x = 0; x < row.length; x += 1) {
		if (!row[x]) continue;
		const start = x;
		while (row[x + 1]) x += 1;
		const width = x - start + 1;
		path += `M${start} ${y}h${width}v1h-${width}z`;
	}
	return path;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
