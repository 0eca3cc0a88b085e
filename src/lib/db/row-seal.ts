import type { Box } from '#lib/vault/box.ts';
import type { SealedTable } from './sealed-tables.ts';

/** A row of any table. */
export type AnyRow = Readonly<Record<string, unknown>>;

const SEALED = 'sealed';
/** Before the sealed bytes: how long the JSON is; what follows it is the field of bytes. */
const LENGTH_BYTES = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A row as it goes to the disk: open fields, and all others sealed for this very row. */
export function sealRow(box: Box, name: string, table: SealedTable, row: AnyRow): AnyRow {
  const open: Record<string, unknown> = {};
  const hidden: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) {
    if (table.open.includes(field) || field === table.counter) open[field] = value;
    else if (field !== table.bytes) hidden[field] = value;
  }
  const bytes = table.bytes === undefined ? undefined : row[table.bytes];
  const content = join(encoder.encode(JSON.stringify(hidden)), bytes instanceof Uint8Array ? bytes : new Uint8Array());
  return { ...open, [SEALED]: box.seal(content, placeOf(name, table, row)) };
}

/** True for a row as `sealRow` makes it; an older version left rows open, and exceptions are. */
export function isSealed(row: AnyRow): boolean {
  return row[SEALED] instanceof Uint8Array;
}

/** A row as it was before it was sealed; one that an older version has left open comes as it is. Throws `SealBroken`. */
export function openRow(box: Box, name: string, table: SealedTable, row: AnyRow): AnyRow {
  const { [SEALED]: sealed, ...open } = row;
  if (!(sealed instanceof Uint8Array)) return row;
  const content = box.open(sealed, placeOf(name, table, open));
  const end = LENGTH_BYTES + new DataView(content.buffer, content.byteOffset).getUint32(0);
  const hidden: unknown = JSON.parse(decoder.decode(content.subarray(LENGTH_BYTES, end)));
  const opened = { ...open, ...(typeof hidden === 'object' ? hidden : undefined) };
  return table.bytes === undefined ? opened : { ...opened, [table.bytes]: content.slice(end) };
}

/** True for a row that goes to the disk as it is. */
export function staysOpen({ except = [] }: SealedTable, { key }: AnyRow): boolean {
  return typeof key === 'string' && except.includes(key);
}

/** What binds sealed bytes to their row: put under another key, or with another state, they do not open. */
function placeOf(name: string, { open }: SealedTable, row: AnyRow): Uint8Array {
  return encoder.encode(JSON.stringify([name, ...open.map((field) => row[field])]));
}

function join(json: Uint8Array, bytes: Uint8Array): Uint8Array {
  const joined = new Uint8Array(LENGTH_BYTES + json.length + bytes.length);
  new DataView(joined.buffer).setUint32(0, json.length);
  joined.set(json, LENGTH_BYTES);
  joined.set(bytes, LENGTH_BYTES + json.length);
  return joined;
}
