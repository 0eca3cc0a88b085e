import { deflate } from '#lib/sync/peer/deflate.ts';

/** A file of an archive. */
export interface ZipEntry {
  /** Plain letters, no folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const DEFLATED = 8;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const VERSION = 20;

/**
 * Packs files into one archive that every phone and office program opens.
 * @param at local date and time that the files bear
 * @source PKWARE APPNOTE.TXT 6.3.10, 4.3 (local header, central directory, end record)
 */
export async function packZip(entries: readonly ZipEntry[], at: Date): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = await deflate(bytes);
    const fields = [VERSION, UTF8_FLAG, DEFLATED, dosTime(at), dosDate(at)];
    const sizes = [crc32(bytes), packed.length, bytes.length];
    const nameBytes = new TextEncoder().encode(name);
    const local = [
      ...le32(0x04034b50),
      ...fields.flatMap(le16),
      ...sizes.flatMap(le32),
      ...le16(nameBytes.length),
      0,
      0,
    ];
    directory.push(
      Uint8Array.from([
        ...le32(0x02014b50),
        ...le16(VERSION),
        ...fields.flatMap(le16),
        ...sizes.flatMap(le32),
        ...le16(nameBytes.length),
        // No extra field, comment, disk number or attributes.
        ...Array.from({ length: 12 }, () => 0),
        ...le32(offset),
      ]),
      nameBytes,
    );
    parts.push(Uint8Array.from(local), nameBytes, packed);
    offset += local.length + nameBytes.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const counts = [0, 0, entries.length, entries.length].flatMap(le16);
  const end = Uint8Array.from([...le32(0x06054b50), ...counts, ...le32(size), ...le32(offset), 0, 0]);
  return new Uint8Array(
    await new Blob([...parts, ...directory, end].map((part) => new Uint8Array(part))).arrayBuffer(),
  );
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 of ISO 3309, as archives use it; an unsigned whole number. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function le16(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff];
}

function le32(value: number): number[] {
  return [...le16(value & 0xffff), ...le16(value >>> 16)];
}

function dosTime(at: Date): number {
  return (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
}

function dosDate(at: Date): number {
  return ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
}
