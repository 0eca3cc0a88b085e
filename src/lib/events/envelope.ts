import * as v from 'valibot';

/** Any value that JSON can carry; what a slot of an event holds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The roles an author can act in, from README of the domain; rank decides only what an open conflict is interpreted with. */
export const ROLES = [
  'system',
  'cadre',
  'cadre_lead',
  'village_nurse',
  'health_officer',
  'phc_head',
  'district',
  'village_gov',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * One immutable statement about one subject (SPEC E1).
 * `data` maps slots to values; keys that start with `$` speak of the event itself (`$reason`, `$confirmed`) and are no slots.
 */
export interface PosyanduEvent {
  /** Random, made on the device; unique in its document. */
  readonly id: string;
  /** A type of the catalogue, or one from a newer app. */
  readonly type: string;
  /** Version of the type, from 1. */
  readonly v: number;
  /** What it speaks of: a person id, a pregnancy id, `session` ... */
  readonly subject: string;
  readonly data: { readonly [slot: string]: Json };
  /** Account of the author. */
  readonly by: string;
  /** Role the author acted in; the server checks that the account holds it. */
  readonly role: Role | (string & {});
  /** Enrolled device; not in the tuple, since the array that holds the tuple names it. */
  readonly device: string;
  /** Wall clock of the device, ms since epoch: shown, never used to decide. */
  readonly at: number;
  /** Events whose author was seen and is corrected by this one. */
  readonly replaces?: readonly string[];
}

/** An event as it lies in its device's array; the last member is left out where nothing is replaced. */
export type EventTuple = readonly [
  id: string,
  type: string,
  v: number,
  subject: string,
  data: { readonly [slot: string]: Json },
  by: string,
  role: string,
  at: number,
  replaces?: readonly string[],
];

/** Why a tuple is put aside instead of folded (SPEC E9). */
export type EnvelopeProblem = { readonly code: 'event.malformed'; readonly detail: string };

const MAX_ID = 64;
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID));
const jsonRecord = v.custom<{ readonly [slot: string]: Json }>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const tupleSchema = v.looseTuple([
  id,
  id,
  v.pipe(v.number(), v.integer(), v.minValue(1)),
  id,
  jsonRecord,
  id,
  id,
  v.pipe(v.number(), v.finite()),
]);
const replacesSchema = v.array(id);

/** Lays an event out as the tuple that its device's array holds. */
export function encodeTuple(event: PosyanduEvent): EventTuple {
  const { id, type, v: version, subject, data, by, role, at, replaces } = event;
  return replaces?.length
    ? [id, type, version, subject, data, by, role, at, replaces]
    : [id, type, version, subject, data, by, role, at];
}

/**
 * Reads what lies in the array of `device`. Members behind the known ones (a newer envelope) are ignored here and stay in the document.
 * @returns the event, or `event.malformed` with the place of the first fault
 */
export function parseTuple(
  raw: unknown,
  device: string,
): { ok: true; value: PosyanduEvent } | { ok: false; problem: EnvelopeProblem } {
  const parsed = v.safeParse(tupleSchema, raw);
  if (!parsed.success) return malformed(v.getDotPath(parsed.issues[0]) ?? 'tuple');
  const [eventId, type, version, subject, data, by, role, at] = parsed.output;
  const rest = parsed.output[8];
  if (rest === undefined || rest === null) {
    return { ok: true, value: { id: eventId, type, v: version, subject, data, by, role, device, at } };
  }
  const replaces = v.safeParse(replacesSchema, rest);
  if (!replaces.success) return malformed('replaces');
  return {
    ok: true,
    value: { id: eventId, type, v: version, subject, data, by, role, device, at, replaces: replaces.output },
  };
}

function malformed(detail: string): { ok: false; problem: EnvelopeProblem } {
  return { ok: false, problem: { code: 'event.malformed', detail } };
}
