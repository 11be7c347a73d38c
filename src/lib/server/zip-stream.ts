/**
 * A ZIP archive (APPNOTE 6.3.10) made while it is read: no part of it is ever whole in memory.
 *
 * Sizes and checksums follow each entry, because they are not known before. There are no archives or
 * entries beyond 4 GB: whoever writes that much begins another entry, and `ZIP_ENTRY_BYTES` says when.
 */
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** Where to begin another entry. */
export const ZIP_ENTRY_BYTES = 2 ** 31;

export type ZipEntry = { name: string; content: AsyncIterable<string> | Iterable<string> };

type Written = { name: Buffer; crc: number; packed: number; size: number; offset: number };

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Sizes follow (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day that the format knows: the same content gives the same bytes. */
const DATE = 0x21;

/** The bytes of the archive, made as far as they are asked for. Entries may depend on what was written before. */
export async function* zipStream(
	entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>
): AsyncGenerator<Uint8Array> {
	const written: Written[] = [];
	let offset = 0;
	for await (const { name, content } of entries) {
		const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset };
		const begin = localHeader(entry.name);
		yield begin;
		for await (const chunk of deflated(content, entry)) {
			entry.packed += chunk.length;
			yield chunk;
		}
		const end = descriptor(entry);
		yield end;
		offset += begin.length + entry.packed + end.length;
		written.push(entry);
	}
	const directory = Buffer.concat(written.map(centralHeader));
	yield directory;
	yield endOfDirectory(written.length, directory.length, offset);
}

async function* deflated(content: ZipEntry['content'], entry: Written): AsyncGenerator<Buffer> {
	async function* counted() {
		for await (const text of content) {
			const bytes = Buffer.from(text);
			entry.crc = crc32(bytes, entry.crc);
			entry.size += bytes.length;
			yield bytes;
		}
	}
	const source = Readable.from(counted(), { objectMode: false });
	const packer = createDeflateRaw({ level: 6 });
	source.on('error', (error) => packer.destroy(error));
	try {
		for await (const chunk of source.pipe(packer)) yield chunk as Buffer;
	} finally {
		source.destroy();
	}
}

function localHeader(name: Buffer): Buffer {
	const header = Buffer.alloc(30);
	header.writeUInt32LE(LOCAL, 0);
	header.writeUInt16LE(VERSION, 4);
	header.writeUInt16LE(FLAGS, 6);
	header.writeUInt16LE(DEFLATED, 8);
	header.writeUInt16LE(DATE, 12);
	header.writeUInt16LE(name.length, 26);
	return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Written): Buffer {
	const bytes = Buffer.alloc(16);
	bytes.writeUInt32LE(DESCRIPTOR, 0);
	bytes.writeUInt32LE(crc, 4);
	bytes.writeUInt32LE(packed, 8);
	bytes.writeUInt32LE(size, 12);
	return bytes;
}

function centralHeader({ name, crc, packed, size, offset }: Written): Buffer {
	const header = Buffer.alloc(46);
	header.writeUInt32LE(CENTRAL, 0);
	header.writeUInt16LE(VERSION, 4);
	header.writeUInt16LE(VERSION, 6);
	header.writeUInt16LE(FLAGS, 8);
	header.writeUInt16LE(DEFLATED, 10);
	header.writeUInt16LE(DATE, 14);
	header.writeUInt32LE(crc, 16);
	header.writeUInt32LE(packed, 20);
	header.writeUInt32LE(size, 24);
	header.writeUInt16LE(name.length, 28);
	header.writeUInt32LE(offset, 42);
	return Buffer.concat([header, name]);
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
	const end = Buffer.alloc(22);
	end.writeUInt32LE(END, 0);
	end.writeUInt16LE(count, 8);
	end.writeUInt16LE(count, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(offset, 16);
	return end;
}
