import * as fc from 'fast-check';
import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';

const VALUES: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: 1, max: 4 }),
  fc.constantFrom<Json>('done', 'skipped', 'open', 'closed', null, true, { empty: 'refused' }, ['infant']),
);
const SLOTS = {
  session: ['state', 'groups'],
  attendance: ['group', 'queueNo', 'arrivedAt'],
  measurement: ['weightKg', 'lengthHeightCm', '$reason'],
  step: ['measurementStep', 'left'],
  person: ['name'],
  hologram: ['colour'],
} as const;

/**
 * Any history of a session document: few people, slots and values, so that repetitions, conflicts, corrections (of earlier, later, own and
 * missing events, in circles too), wrong documents, roles that may not write and types of newer apps all come about.
 */
export function anyHistory(): fc.Arbitrary<PosyanduEvent[]> {
  const event = fc.record({
    type: fc.constantFrom(...(Object.keys(SLOTS) as (keyof typeof SLOTS)[])),
    person: fc.constantFrom('p1', 'p2', 'p3'),
    values: fc.array(VALUES, { minLength: 3, maxLength: 3 }),
    device: fc.constantFrom('T1', 'T2', 'T3'),
    role: fc.constantFrom('cadre', 'cadre_lead', 'village_nurse', 'system', 'district'),
    at: fc.nat({ max: 5 }),
    replaces: fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
  });
  return fc.array(event, { maxLength: 40 }).map((drafts) =>
    drafts.map(({ type, person, values, device, role, at, replaces }, index): PosyanduEvent => {
      const data = Object.fromEntries(SLOTS[type].map((slot, place) => [slot, values[place]!]));
      const subject = type === 'session' ? 'session' : person;
      const event = { id: idOf(index), type, v: 1, subject, data, by: `K-${device}`, role, device, at };
      return replaces.length > 0 ? { ...event, replaces: replaces.map(idOf) } : event;
    }),
  );
}

function idOf(index: number): string {
  return `e${String(index).padStart(2, '0')}`;
}
