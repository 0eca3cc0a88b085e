import type { ExampleEntry, ExampleSession } from './example-session.ts';

/** What one tablet or person says of a field, as it stands at the end of the day. */
interface StandingReading {
  readonly entryId: string;
  readonly device: string;
  readonly by: string;
  readonly minute: number;
  readonly value: unknown;
}

/** Entries as the file holds them; the fields that only a replay needs. */
type ReplayedEntry = ExampleEntry & {
  readonly minute: number;
  readonly device: string;
  readonly by: string;
  readonly field?: string;
  readonly deliveredAfterClose?: boolean;
};

/** Readings of one field that differ. */
export interface ReplayedConflict {
  readonly visitor: string;
  readonly field: string;
  readonly entries: readonly string[];
  readonly state: 'open' | 'solved';
  readonly effectiveEntry: string;
}

/** How a visitor's day ended. */
export interface ReplayedVisit {
  readonly visitor: string;
  readonly left: boolean;
  /** The values that hold, by this project's field codes. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly doses: readonly { readonly item: string; readonly amount: number }[];
  readonly conflicts: readonly ReplayedConflict[];
  readonly corrections: number;
  readonly refusals: readonly string[];
  readonly late: number;
  readonly timesRegistered: number;
}

/** Codes of the file that this project spells otherwise. */
const CODES: Readonly<Record<string, string>> = {
  heightCm: 'lengthHeightCm',
  measurePosition: 'position',
  edema: 'oedema',
};
const SECOND_READING: Readonly<Record<string, string>> = {
  bpSystolic: 'bpSystolic2',
  bpDiastolic: 'bpDiastolic2',
};

/** Plays the entries of each visitor by the rules of the day: corrections, second readings, conflicts, leaving early. */
export function replaySession(session: ExampleSession): Map<string, ReplayedVisit> {
  const entries = session.entries as readonly ReplayedEntry[];
  const ranks = new Map(
    (session.session as unknown as { staff: Staff[] }).staff.map(({ id, role }) => [id, RANKS[role] ?? 0]),
  );
  const byVisitor = Map.groupBy(entries, ({ visitor }) => visitor);
  return new Map([...byVisitor].map(([visitor, own]) => [visitor, replayVisit(visitor, own, ranks)]));
}

interface Staff {
  readonly id: string;
  readonly role: string;
}

const RANKS: Readonly<Record<string, number>> = { cadre: 1, cadre_lead: 1, village_nurse: 2 };

function replayVisit(
  visitor: string,
  entries: readonly ReplayedEntry[],
  ranks: ReadonlyMap<string, number>,
): ReplayedVisit {
  const standing = new Map<string, StandingReading[]>();
  const solved = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === 'correction') {
      const code = codeOf(entry.field ?? '', entry.values);
      standing.set(
        code,
        (standing.get(code) ?? []).filter(({ entryId }) => entryId !== entry.voids),
      );
    }
    if (entry.kind === 'resolveConflict') solved.set(codeOf(String(entry.values.field), {}), entry.keeps ?? '');
    if (entry.kind !== 'entry' && entry.kind !== 'correction') continue;
    for (const [field, value] of Object.entries(entry.values)) {
      if (field === 'reading') continue;
      const code = codeOf(field, entry.values);
      const { id: entryId, device, by, minute } = entry;
      standing.set(code, [...(standing.get(code) ?? []), { entryId, device, by, minute, value }]);
    }
  }
  const answers: Record<string, unknown> = {};
  const conflicts: ReplayedConflict[] = [];
  for (const [code, readings] of standing) {
    const effective = effectiveOf(readings, solved.get(code), ranks);
    answers[code] = effective?.value;
    if (effective && isConflict(readings)) {
      conflicts.push({
        visitor,
        field: code.startsWith('bp') ? 'bp' : code,
        entries: readings.map(({ entryId }) => entryId),
        state: solved.has(code) ? 'solved' : 'open',
        effectiveEntry: effective.entryId,
      });
    }
  }
  return {
    visitor,
    left: entries.some(({ kind }) => kind === 'left'),
    answers,
    doses: entries
      .filter(({ kind }) => kind === 'dose')
      .map(({ values }) => ({ item: String(values.item), amount: Number(values.amount) })),
    conflicts: conflicts.filter(({ field }, at) => conflicts.findIndex((one) => one.field === field) === at),
    corrections: entries.filter(({ kind }) => kind === 'correction').length,
    refusals: Object.keys(answers).filter((code) => answers[code] === 'menolak'),
    late: entries.filter(({ deliveredAfterClose }) => deliveredAfterClose).length,
    timesRegistered: entries.filter(({ kind, step }) => kind === 'entry' && step === 'registration').length,
  };
}

/** The reading decided for, else that of the highest role, else the latest. */
function effectiveOf(
  readings: readonly StandingReading[],
  kept: string | undefined,
  ranks: ReadonlyMap<string, number>,
): StandingReading | undefined {
  const decided = readings.find(({ entryId }) => entryId === kept);
  const rank = ({ by }: StandingReading) => ranks.get(by) ?? 0;
  return decided ?? [...readings].sort((a, b) => rank(b) - rank(a) || b.minute - a.minute)[0];
}

function isConflict(readings: readonly StandingReading[]): boolean {
  return new Set(readings.map(({ value }) => JSON.stringify(value))).size > 1;
}

function codeOf(field: string, values: Readonly<Record<string, unknown>>): string {
  return values.reading === 2 ? (SECOND_READING[field] ?? field) : (CODES[field] ?? field);
}
