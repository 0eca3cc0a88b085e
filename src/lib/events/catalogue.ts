import { REFERRAL_STATE_ORDER } from '#lib/domain/referral/state-order.ts';

/** The five kinds of documents; what different roles may write lies in different documents. */
export const DOCUMENT_KINDS = ['register', 'session', 'visits', 'care', 'confidential'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The tables that the fold fills; each row is one subject of one document. */
export type TableName =
  | 'person'
  | 'household'
  | 'pregnancy'
  | 'personMerge'
  | 'session'
  | 'visit'
  | 'homeVisit'
  | 'referral'
  | 'communityReport'
  | 'dose'
  | 'supply'
  | 'contact'
  | 'lab'
  | 'sensitive'
  | 'validation';

/** What the app knows of one event type. Codes of types and slots are for ever: retired, never renamed or reused. */
export interface EventType {
  /** Kinds of documents in which it may lie. */
  readonly documents: readonly DocumentKind[];
  /** The table its slots belong to. */
  readonly table: TableName;
  /** True where only nakes, and the server's own imports, may state it; their documents do not tell that by themselves. */
  readonly nakesOnly?: true;
  /** Newest version this app writes; older ones stay readable, newer ones are skipped by the fold (E6). */
  readonly version: number;
}

/** Every event type this app writes and folds. */
export const EVENT_TYPES = {
  /** Identity and household of a person; subject: person id. */
  person: { documents: ['register'], table: 'person', version: 1 },
  /** A pregnancy as an episode on a person; subject: pregnancy id. */
  pregnancy: { documents: ['register'], table: 'pregnancy', version: 1 },
  /** A family: house, water, latrine, insurance, who lives there; subject: household id. */
  household: { documents: ['register'], table: 'household', version: 1 },
  /** Two person ids are one human, or are parted again; subject: merge id. */
  personMerge: { documents: ['register'], table: 'personMerge', version: 1, nakesOnly: true },
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
  /** A visit to a house, with its checklist and outcome; subject: random id. */
  homeVisit: { documents: ['visits'], table: 'homeVisit', version: 1 },
  /** A referral as it was proposed and set out on: level, reasons with values, escort; subject: referral id. */
  referral: { documents: ['visits'], table: 'referral', version: 1 },
  /** What a nakes says of a referral: confirmed, received, feedback, back-referral; subject: the same referral id. */
  referralDecision: { documents: ['care'], table: 'referral', version: 1 },
  /** Something that happened in the hamlet: suspected outbreak, death, adverse event; subject: random id. */
  communityReport: { documents: ['visits'], table: 'communityReport', version: 1 },
  /** What a nakes did about such a report; subject: the same id. */
  reportFollowUp: { documents: ['care'], table: 'communityReport', version: 1 },
  /** A dose of a vaccine given by a nakes, with batch and expiry; subject: dose id. */
  dose: { documents: ['care'], table: 'dose', version: 1 },
  /** A dose as a cadre read it in the Buku KIA, to be checked by a nakes; subject: dose id. */
  copiedDose: { documents: ['visits'], table: 'dose', version: 1 },
  /** Vitamin A, iron tablets, deworming, oralit, food: each a giving of its own; subject: random id. */
  supply: { documents: ['care', 'visits'], table: 'supply', version: 1 },
  /** An antenatal, postnatal or neonatal contact (K1-K6, KF, KN); subject: random id. */
  contact: { documents: ['care'], table: 'contact', version: 1 },
  /** What a nakes measured in blood or urine; subject: random id. */
  lab: { documents: ['care'], table: 'lab', version: 1 },
  /** Answers that only who asked and nakes may see; subject: person id. */
  sensitive: { documents: ['confidential'], table: 'sensitive', version: 1 },
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
  'referral.state': REFERRAL_STATE_ORDER,
  'visit.registrationStep': ['skipped', 'refused', 'done'],
  'visit.measurementStep': ['skipped', 'refused', 'done'],
  'visit.recordingStep': ['skipped', 'refused', 'done'],
  'visit.serviceStep': ['skipped', 'refused', 'done'],
  'visit.educationStep': ['skipped', 'refused', 'done'],
  // What confidential answers came to, without the answers: several may have asked, and the gravest holds.
  'visit.confidentialLevel': ['none', 'routine', 'urgent', 'emergency'],
  'visit.confidentialColour': ['HIJAU', 'KUNING', 'MERAH', 'MERAH_TUA'],
};

/** Slots that each tablet may fill for itself without contradicting another (a number on a paper slip, the time of arrival). */
export const FREE_SLOTS: ReadonlySet<string> = new Set(['visit.queueNo', 'visit.arrivedAt']);

/** The definition of a type, or undefined for one that only a newer app knows. */
export function findEventType(name: string): EventType | undefined {
  return Object.hasOwn(EVENT_TYPES, name) ? EVENT_TYPES[name as EventTypeName] : undefined;
}
