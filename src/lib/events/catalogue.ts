/** The five kinds of documents; what different roles may write lies in different documents. */
export const DOCUMENT_KINDS = ['register', 'session', 'visits', 'care', 'confidential'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The tables that the fold fills; each row is one subject of one document. */
export type TableName = 'person' | 'pregnancy' | 'personMerge' | 'session' | 'visit' | 'dose' | 'validation';

/** What the app knows of one event type. Codes of types and slots are for ever: retired, never renamed or reused. */
export interface EventType {
  /** Kinds of documents in which it may lie. */
  readonly documents: readonly DocumentKind[];
  /** The table its slots belong to. */
  readonly table: TableName;
  /** Newest version this app writes; older ones stay readable, newer ones are skipped by the fold (E6). */
  readonly version: number;
}

/** Every event type this app writes and folds. */
export const EVENT_TYPES = {
  /** Identity and household of a person; subject: person id. */
  person: { documents: ['register'], table: 'person', version: 1 },
  /** A pregnancy as an episode on a person; subject: pregnancy id. */
  pregnancy: { documents: ['register'], table: 'pregnancy', version: 1 },
  /** Two person ids are one human, or are parted again; subject: merge id. */
  personMerge: { documents: ['register'], table: 'personMerge', version: 1 },
  /** The session day: state, groups, place, cadres; subject: `session`. */
  session: { documents: ['session'], table: 'session', version: 1 },
  /** A person came: group, queue number, Buku KIA, JKN; subject: person id. */
  attendance: { documents: ['session'], table: 'visit', version: 1 },
  /** What was measured; subject: person id. */
  measurement: { documents: ['session'], table: 'visit', version: 1 },
  /** What was asked; subject: person id. */
  questionnaire: { documents: ['session'], table: 'visit', version: 1 },
  /** A step of the visit was done, skipped or refused, or the person left; subject: person id. */
  step: { documents: ['session'], table: 'visit', version: 1 },
  /** What was explained, and the next date; subject: person id. */
  education: { documents: ['session'], table: 'visit', version: 1 },
  /** A dose or supply given by a nakes; subject: dose id. */
  dose: { documents: ['care'], table: 'dose', version: 1 },
  /** A nakes has looked over a session; subject: session document id. */
  validation: { documents: ['care'], table: 'validation', version: 1 },
} as const satisfies Record<string, EventType>;

export type EventTypeName = keyof typeof EVENT_TYPES;

/**
 * Slots whose values stand in an order: of several current values the furthest holds, and they are no conflict,
 * because each of them is true and the later state contains the earlier.
 * @source session.md 6
 */
export const ORDERED_SLOTS: { readonly [tableAndSlot: string]: readonly string[] } = {
  'session.state': ['planned', 'cancelled', 'open', 'closed', 'validated', 'reported', 'locked'],
  'visit.registrationStep': ['skipped', 'refused', 'done'],
  'visit.measurementStep': ['skipped', 'refused', 'done'],
  'visit.recordingStep': ['skipped', 'refused', 'done'],
  'visit.serviceStep': ['skipped', 'refused', 'done'],
  'visit.educationStep': ['skipped', 'refused', 'done'],
};

/** Slots that each tablet may fill for itself without contradicting another (a number on a paper slip, the time of arrival). */
export const FREE_SLOTS: ReadonlySet<string> = new Set(['visit.queueNo', 'visit.arrivedAt']);

/** The definition of a type, or undefined for one that only a newer app knows. */
export function findEventType(name: string): EventType | undefined {
  return Object.hasOwn(EVENT_TYPES, name) ? EVENT_TYPES[name as EventTypeName] : undefined;
}
