import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { parsePosyanduId, type PosyanduId } from '#lib/domain/ids.ts';
import type { Position, Weighing } from '#lib/domain/growth/weighing.ts';
import type { Reading, Row } from './fold.ts';
import { effectiveReading, flagOf, numberOf, textOf, valueOf } from './slots.ts';

/** The five steps of a visit, in the order that is advised. @source session.md 1 */
export const STEPS = ['registration', 'measurement', 'recording', 'service', 'education'] as const;
export type StepName = (typeof STEPS)[number];

/** What became of a step, and who said so. */
export interface StepState {
  readonly state: 'done' | 'skipped' | 'refused';
  readonly reading: Reading;
}

/** One person at one session, in plain words. */
export interface VisitRecord {
  readonly documentId: string;
  readonly posyanduId: PosyanduId;
  readonly date: LocalDate;
  readonly personId: string;
  /** Life-cycle group the person was served in. */
  readonly group?: string;
  readonly queueNo?: number;
  /** ms since epoch. */
  readonly arrivedAt?: number;
  readonly outOfArea: boolean;
  readonly steps: { readonly [step in StepName]?: StepState };
  /** Why the person went home early. */
  readonly left?: string;
  /** Every slot with all its readings. */
  readonly row: Row;
}

/**
 * Reads a row of the table `visit`.
 * @returns undefined for another table, or a document that is no session
 */
export function readVisit(row: Row): VisitRecord | undefined {
  const place = placeOf(row.documentId);
  if (row.table !== 'visit' || !place) return undefined;
  const steps: { [step in StepName]?: StepState } = {};
  for (const step of STEPS) {
    const state = stepStateOf(row, step);
    if (state) steps[step] = state;
  }
  return {
    documentId: row.documentId,
    ...place,
    personId: row.subject,
    group: textOf(row, 'group'),
    queueNo: numberOf(row, 'queueNo'),
    arrivedAt: numberOf(row, 'arrivedAt'),
    outOfArea: flagOf(row, 'outOfArea') ?? false,
    steps,
    left: textOf(row, 'left'),
    row,
  };
}

/** What was measured of a child at a visit; of a conflict the value that rules interpret with. */
export function weighingOf({ row, date, posyanduId }: VisitRecord): Weighing {
  const position = textOf(row, 'position');
  return {
    date,
    weightKg: numberOf(row, 'weightKg'),
    lengthHeightCm: numberOf(row, 'lengthHeightCm'),
    position: isPosition(position) ? position : undefined,
    headCm: numberOf(row, 'headCm'),
    muacCm: numberOf(row, 'muacCm'),
    oedema: flagOf(row, 'oedema'),
    vitaminA: capsuleOf(row),
    kiaBook: holdsKiaBook(row),
    place: posyanduId,
  };
}

/** Slot that holds the state of a step. */
export function stepSlot(step: StepName): string {
  return `${step}Step`;
}

function stepStateOf(row: Row, step: StepName): StepState | undefined {
  const reading = effectiveReading(row.slots[stepSlot(step)]);
  const state = reading?.value;
  return reading && (state === 'done' || state === 'skipped' || state === 'refused') ? { state, reading } : undefined;
}

/** Step 1 asks whether the book was brought; only a register or an export says whether the family holds one. */
function holdsKiaBook(row: Row): boolean | undefined {
  return effectiveReading(row.slots['kiaBook'])?.role === 'system' ? flagOf(row, 'kiaBook') : undefined;
}

/** Imports carry a number of capsules, the app a yes or no. */
function capsuleOf(row: Row): boolean | undefined {
  const value = valueOf(row, 'vitA');
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value > 0 : undefined;
}

function placeOf(documentId: string): { posyanduId: PosyanduId; date: LocalDate } | undefined {
  const [kind, posyandu, date] = documentId.split(':');
  const posyanduId = parsePosyanduId(posyandu);
  if (kind !== 'session' || !posyanduId.ok || date === undefined || !isLocalDate(date)) return undefined;
  return { posyanduId: posyanduId.value, date };
}

function isPosition(text: string | undefined): text is Position {
  return text === 'recumbent' || text === 'standing';
}
