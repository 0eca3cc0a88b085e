import { posyanduKey } from '../known/posyandu-key.ts';
import { issueOf, type ImportIssue } from '../issue.ts';
import { count, mostFrequent } from '../values/most-frequent.ts';
import { SASARAN_COLUMNS } from './columns.ts';
import type { RegisterRecord } from './register-record.ts';

/** A Posyandu that a register speaks of. */
export interface NamedPosyandu {
  readonly key: string;
  /** As most rows write it. */
  readonly name: string;
  /** Dusun of most of its people. */
  readonly hamlet?: string;
}

export interface PosyanduAssignment {
  /** The Posyandu of each record; missing for a record that names none, in an area that names none. */
  readonly byRecord: ReadonlyMap<RegisterRecord, NamedPosyandu>;
  readonly issues: readonly ImportIssue[];
}

/** A name that fewer rows of its area bear, or so few in all, may be a slip. */
const SLIP_SHARE = 0.05;
const SLIP_ROWS = 3;

/**
 * Decides to which Posyandu each row belongs. One area (dusun and RW) has one Posyandu or two; a name that hardly anyone there bears,
 * and that is no Posyandu known already, is asked about, and the row goes to the Posyandu of its neighbours.
 * @param known keys of the Posyandu that the desa has already
 */
export function assignPosyandu(records: readonly RegisterRecord[], known: ReadonlySet<string>): PosyanduAssignment {
  const named = nameGroups(records);
  const areas = countAreas(records);
  const issues: ImportIssue[] = [];
  const byRecord = new Map<RegisterRecord, NamedPosyandu>();
  for (const record of records) {
    const key = posyanduKey(record.posyandu);
    const neighbours = named.get(mostFrequent(areas.get(record.area) ?? new Map()) ?? '');
    const trusted = key !== '' && (known.has(key) || !isSlip(key, record, areas));
    const own = trusted ? named.get(key) : neighbours;
    const cell = { column: SASARAN_COLUMNS.posyandu.heading, value: record.posyandu };
    if (!own) issues.push(issueOf(record, 'POSYANDU_EMPTY', cell));
    else if (!trusted) issues.push(issueOf(record, 'POSYANDU_UNKNOWN', cell, { taken: own.name }));
    else if (record.posyandu !== own.name) issues.push(issueOf(record, 'POSYANDU_SPELLING', cell, { taken: own.name }));
    if (own) byRecord.set(record, own);
  }
  return { byRecord, issues };
}

/** Rows without an area cannot be doubted by their neighbours. */
function isSlip(
  key: string,
  { area }: RegisterRecord,
  areas: ReadonlyMap<string, ReadonlyMap<string, number>>,
): boolean {
  if (area === '') return false;
  let rows = 0;
  for (const counts of areas.values()) {
    if (mostFrequent(counts) === key) return false;
    rows += counts.get(key) ?? 0;
  }
  const here = areas.get(area) ?? new Map<string, number>();
  const all = [...here.values()].reduce((sum, count) => sum + count, 0);
  return rows <= SLIP_ROWS || (here.get(key) ?? 0) < all * SLIP_SHARE;
}

function nameGroups(records: readonly RegisterRecord[]): Map<string, NamedPosyandu> {
  const groups = Map.groupBy(records, (record) => posyanduKey(record.posyandu));
  groups.delete('');
  const named = new Map<string, NamedPosyandu>();
  for (const [key, group] of groups) {
    const name = mostFrequent(count(group.map((record) => record.posyandu.replace(/\s+/g, ' ').trim()))) ?? key;
    const hamlet = mostFrequent(count(group.flatMap((record) => record.hamlet ?? [])));
    named.set(key, { key, name, ...(hamlet === undefined ? {} : { hamlet }) });
  }
  return named;
}

function countAreas(records: readonly RegisterRecord[]): Map<string, ReadonlyMap<string, number>> {
  const areas = new Map<string, ReadonlyMap<string, number>>();
  for (const [area, group] of Map.groupBy(records, (record) => record.area)) {
    areas.set(area, count(group.flatMap((record) => posyanduKey(record.posyandu) || [])));
  }
  return areas;
}
