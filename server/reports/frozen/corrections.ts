import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { compareText, type Reading, type Row } from '#lib/events/fold.ts';
import { STEPS, stepSlot } from '#lib/events/visit-view.ts';
import { markOf, type MonthSession } from './month-sessions.ts';
import type { FrozenSession } from './period-store.ts';

/** A value that came or changed after its month was frozen; it belongs to the next period and leads back to what the frozen copy was made of. */
export interface Correction {
  readonly documentId: string;
  readonly posyanduId: string;
  /** The day of the session. */
  readonly date: string;
  readonly personId: string;
  readonly slot: string;
  /** Null where the old value was withdrawn. */
  readonly value: Json;
  /** What stood when the month was frozen; several where they contradicted each other, none for something new. */
  readonly before: readonly { readonly eventId: string; readonly value: Json }[];
  readonly eventId: string;
  readonly by: string;
  readonly role: string;
  /** Wall clock of the device, ms since epoch. */
  readonly at: number;
  readonly reason?: string;
}

/** Slots of a visit that say how it went, not what was found. */
const FRAME: ReadonlySet<string> = new Set(['arrivedAt', 'queueNo', ...STEPS.map(stepSlot)]);

/**
 * What has changed in a session since it was frozen, in the order of people and slots.
 * @param events every event of the session's document, also replaced ones
 * @param frozen undefined for a session that came wholly afterwards
 */
export function listCorrections(
  session: MonthSession,
  events: readonly PosyanduEvent[],
  frozen: FrozenSession | undefined,
): Correction[] {
  const byId = Map.groupBy(events, ({ id }) => id);
  return session.visits.flatMap((row) => {
    const known = new Set(frozen?.marks[row.subject]);
    const late = Object.entries(row.slots).flatMap(([slot, readings]) =>
      readings.filter(({ eventId }) => !known.has(markOf(eventId))).map((reading) => ({ slot, reading })),
    );
    return late
      .filter(({ slot }) => !FRAME.has(slot))
      .sort((a, b) => compareText(a.slot, b.slot) || compareText(a.reading.eventId, b.reading.eventId))
      .map(({ slot, reading }) => correctionOf({ session, row, slot, reading, byId, known }));
  });
}

interface LateReading {
  readonly session: MonthSession;
  readonly row: Row;
  readonly slot: string;
  readonly reading: Reading;
  readonly byId: ReadonlyMap<string, readonly PosyanduEvent[]>;
  readonly known: ReadonlySet<string>;
}

function correctionOf({ session, row, slot, reading, byId, known }: LateReading): Correction {
  const { documentId, posyanduId, date } = session;
  const { value, eventId, by, role, at } = reading;
  const reason = byId.get(eventId)?.[0]?.data['$reason'];
  const before = frozenBefore(eventId, slot, byId, known);
  const base = { documentId, posyanduId, date, personId: row.subject, slot, value, before, eventId, by, role, at };
  return typeof reason === 'string' ? { ...base, reason } : base;
}

/** Goes back over what each event replaced, until it meets what stood when the month was frozen. */
function frozenBefore(
  eventId: string,
  slot: string,
  byId: LateReading['byId'],
  known: ReadonlySet<string>,
): { eventId: string; value: Json }[] {
  const seen = new Set<string>([eventId]);
  const open = [eventId];
  const found: { eventId: string; value: Json }[] = [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const replaced of (byId.get(id) ?? []).flatMap((event) => event.replaces ?? [])) {
      if (seen.has(replaced)) continue;
      seen.add(replaced);
      const stated = (byId.get(replaced) ?? []).find((event) => Object.hasOwn(event.data, slot));
      if (stated && known.has(markOf(replaced))) found.push({ eventId: replaced, value: stated.data[slot] ?? null });
      else open.push(replaced);
    }
  }
  return found.sort((a, b) => compareText(a.eventId, b.eventId));
}
