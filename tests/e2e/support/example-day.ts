import { readExampleSession, type ExampleEntry, type ExampleVisitor } from '../../support/example-session.ts';

/** The steps at which somebody stands with a tablet. */
export type DayStep = 'registration' | 'measurement' | 'recording' | 'service' | 'education';

/** What one tablet does with one visitor at one step. */
export interface DayTask {
  readonly device: string;
  readonly step: DayStep;
  readonly visitor: ExampleVisitor;
  /** Answers by the codes of the forms. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Codes that are left blank, with the reason of the file. */
  readonly blanks: Readonly<Record<string, string>>;
  /** What was handed out: item or dose. */
  readonly given: readonly { readonly item: string; readonly amount: number }[];
  /** A value put right: the code, and why. */
  readonly correction?: { readonly code: string; readonly reason: string };
  /** Went home early. */
  readonly left?: string;
  /** Minute of the day. */
  readonly minute: number;
}

type DayEntry = ExampleEntry & {
  readonly minute: number;
  readonly device: string;
  readonly field?: string;
  readonly reason?: string;
};

/** Codes that this project spells otherwise. */
const CODES: Readonly<Record<string, string>> = {
  heightCm: 'lengthHeightCm',
  measurePosition: 'position',
  edema: 'oedema',
  jkn: 'insured',
};
const SECOND: Readonly<Record<string, string>> = { bpSystolic: 'bpSystolic2', bpDiastolic: 'bpDiastolic2' };
const BLANK_REASON = /^(\w+)Reason$/;

/** The whole example day as tasks in the order of their minutes; what one tablet does with one visitor at one step is one task. */
export function readExampleDay(): {
  readonly day: ReturnType<typeof readExampleSession>;
  readonly tasks: readonly DayTask[];
} {
  const day = readExampleSession();
  const visitors = new Map(day.visitors.map((one) => [one.visitor, one]));
  const entries = day.entries as readonly DayEntry[];
  const groups = Map.groupBy(
    entries.filter(({ kind }) => kind !== 'resolveConflict'),
    ({ id, visitor, device, step, kind }) =>
      kind === 'correction' || kind === 'left' ? id : `${visitor} ${device} ${step}`,
  );
  const tasks = [...groups.values()].map((own): DayTask => taskOf(own, visitors.get(own[0]!.visitor)!));
  return { day, tasks: tasks.toSorted((a, b) => a.minute - b.minute) };
}

function taskOf(entries: readonly DayEntry[], visitor: ExampleVisitor): DayTask {
  const [first] = entries;
  const { device, step, minute, kind, field = '', reason = '' } = first!;
  const values: Record<string, unknown> = {};
  const blanks: Record<string, string> = {};
  for (const entry of entries.filter((one) => one.kind === 'entry' || one.kind === 'correction')) {
    for (const [name, value] of Object.entries(entry.values)) {
      const blank = BLANK_REASON.exec(name)?.[1];
      if (blank !== undefined) blanks[blank] = String(value);
      else if (name !== 'reading' && value !== null) values[codeOf(name, entry)] = value;
    }
  }
  const left = entries.find((one) => one.kind === 'left')?.values.reason;
  return {
    device,
    step: step as DayStep,
    visitor,
    minute,
    values,
    blanks,
    given: entries
      .filter((one) => one.kind === 'dose')
      .map((one) => ({ item: String(one.values.item), amount: Number(one.values.amount) })),
    ...(kind === 'correction' ? { correction: { code: CODES[field] ?? field, reason } } : {}),
    ...(left === undefined ? {} : { left: String(left) }),
  };
}

function codeOf(name: string, { values }: DayEntry): string {
  return values.reading === 2 ? (SECOND[name] ?? name) : (CODES[name] ?? name);
}
