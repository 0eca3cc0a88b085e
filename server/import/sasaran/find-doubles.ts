import { findAlikePairs } from '#lib/domain/people/alike-index.ts';
import { checkNik } from '#lib/domain/people/nik.ts';
import { issueOf, type ImportIssue } from '../issue.ts';
import type { RegisterRecord } from './register-record.ts';

/** Rows of one register that mean the same person. */
export interface Doubles {
  /** Rows that say word for word what another one says; they are not stored. */
  readonly repeated: ReadonlySet<RegisterRecord>;
  /** Each extra row of a certain double, with the row that is kept. */
  readonly keptFor: ReadonlyMap<RegisterRecord, RegisterRecord>;
  readonly issues: readonly ImportIssue[];
}

/** What makes a row of a double the better one, by weight. */
const MERITS = { current: 100, ownName: 8, hasNik: 4, birthDateOfNik: 2, besideFamily: 1 } as const;

/**
 * Finds the people that a register lists twice. Certain doubles are joined, which can be parted again; likely ones are only asked
 * about. Both are listed.
 */
export function findDoubles(records: readonly RegisterRecord[]): Doubles {
  const merit = meritOf(records);
  const issues: ImportIssue[] = [];
  const repeated = new Set<RegisterRecord>();
  for (const same of Map.groupBy(records, (record) => record.content).values()) {
    const [kept, ...others] = byMerit(same, merit);
    for (const other of others) {
      repeated.add(other);
      issues.push(issueOf(other, 'DUPLICATE_ROW', undefined, { otherRow: kept!.dataRow }));
    }
  }
  const pairs = findAlikePairs(records.filter((one) => !repeated.has(one)).map((one) => [one, one.traits] as const));
  const keptFor = new Map<RegisterRecord, RegisterRecord>();
  for (const group of joinPairs(pairs.filter(({ likeness }) => likeness.verdict === 'certain'))) {
    const [kept, ...extras] = byMerit(group, merit);
    for (const extra of extras) {
      keptFor.set(extra, kept!);
      issues.push(issueOf(extra, 'DUPLICATE_PERSON', undefined, { otherRow: kept!.dataRow, joined: true }));
    }
  }
  for (const { a, b, likeness } of pairs) {
    if (likeness.verdict !== 'likely' || (keptFor.get(a) ?? a) === (keptFor.get(b) ?? b)) continue;
    const [kept, extra] = byMerit([a, b], merit);
    issues.push(issueOf(extra!, 'DUPLICATE_PERSON', undefined, { otherRow: kept!.dataRow, joined: false }));
  }
  return { repeated, keptFor, issues };
}

function byMerit(group: readonly RegisterRecord[], merit: (record: RegisterRecord) => number): RegisterRecord[] {
  return [...group].sort((a, b) => merit(b) - merit(a) || a.dataRow - b.dataRow);
}

/** A row that was added later stands apart from its family; the first one stands among it. */
function meritOf(records: readonly RegisterRecord[]): (record: RegisterRecord) => number {
  const places = new Map(records.map((record, place) => [record, place]));
  return (record) => {
    const place = places.get(record) ?? 0;
    const family = record.familyCardNo;
    const beside = [records[place - 1], records[place + 1]].some((other) => family && other?.familyCardNo === family);
    const { nik, birthDate, name } = record.traits;
    return (
      (record.outdated ? 0 : MERITS.current) +
      (name?.newborn ? 0 : MERITS.ownName) +
      (nik ? MERITS.hasNik : 0) +
      (nik && birthDate && !checkNik(nik, { birthDate }).includes('nik.birthDateMismatch')
        ? MERITS.birthDateOfNik
        : 0) +
      (beside ? MERITS.besideFamily : 0)
    );
  };
}

/** Groups of records that pairs hang together. */
function joinPairs(pairs: readonly { readonly a: RegisterRecord; readonly b: RegisterRecord }[]): RegisterRecord[][] {
  const groups = new Map<RegisterRecord, RegisterRecord[]>();
  for (const { a, b } of pairs) {
    const joined = [...new Set([...(groups.get(a) ?? [a]), ...(groups.get(b) ?? [b])])];
    for (const record of joined) groups.set(record, joined);
  }
  return [...new Set(groups.values())];
}
