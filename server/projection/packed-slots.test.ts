import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import type { Reading } from '#lib/events/fold.ts';
import { packSlots, unpackSlots } from './packed-slots.ts';

const reading: fc.Arbitrary<Reading> = fc.record({
  value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
  eventId: fc.constantFrom('ev1', 'ev2', 'ev3'),
  by: fc.constantFrom('K1', 'B1'),
  role: fc.constantFrom('cadre', 'village_nurse'),
  device: fc.constantFrom('dv_1', 'dn_1'),
  at: fc.nat(),
});
const slots = fc.dictionary(fc.string(), fc.array(reading, { minLength: 1, maxLength: 3 }));

test('slots are read as they were packed', () => {
  fc.assert(
    fc.property(slots, (some) => {
      expect(unpackSlots(packSlots(some))).toEqual(some);
    }),
  );
});

test('the order in which slots were filled says nothing', () => {
  fc.assert(
    fc.property(slots, (some) => {
      const turned = Object.fromEntries(Object.entries(some).toReversed());
      expect(JSON.parse(packSlots(turned))).toEqual(JSON.parse(packSlots(some)));
    }),
  );
});

test('what one event says is told once', () => {
  const said = { eventId: 'ev1', by: 'K1', role: 'cadre', device: 'dv_1', at: 7 };
  expect(packSlots({ weightKg: [{ value: 9.4, ...said }], oedema: [{ value: false, ...said }] })).toBe(
    '{"said":[["ev1","K1","cadre","dv_1",7]],"slots":{"weightKg":[9.4,0],"oedema":[false,0]}}',
  );
});
