import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { Seals } from './seals.ts';

const REGISTER = { puskesmasId: 'pm_a', documentId: 'register:melati' };
const seals = new Seals('a key of this test');
const imported = (overrides: Partial<PosyanduEvent> = {}) =>
  makeEvent({
    id: 'e1',
    device: 'import',
    role: 'system',
    type: 'person',
    data: { name: 'Budi', weightKg: 3.1 },
    ...overrides,
  });

/** The tuple as it stands in another copy of the document. */
function carry(tuple: unknown): unknown {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  here.getArray('ev:import').push([tuple]);
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  return there.getArray('ev:import').get(0);
}

describe('seals', () => {
  test('[E6] a sealed tuple reads as the event it seals, and is known again in any copy', () => {
    const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<PosyanduEvent['data'][string]>;
    const replaces = fc.option(fc.array(fc.string({ minLength: 1, maxLength: 9 }), { minLength: 1 }), {
      nil: undefined,
    });
    // A key that the members of an object are made of is lost where it is carried; no slot bears it.
    const slots = fc.dictionary(fc.string(), json).filter((data) => !JSON.stringify(data).includes('"__proto__"'));
    fc.assert(
      fc.property(slots, replaces, (data, replaced) => {
        const event = imported({ data, ...(replaced && { replaces: replaced }) });
        const carried = carry(seals.seal(REGISTER, event));
        expect(seals.isSealed(REGISTER, 'import', carried)).toBe(true);
        const plain: unknown = JSON.parse(JSON.stringify(event));
        expect(parseTuple(carried, 'import')).toEqual({ ok: true, value: plain });
      }),
    );
  });

  test.each<[string, () => unknown]>([
    ['no seal', () => seals.seal(REGISTER, imported()).slice(0, 9)],
    ['an empty seal', () => [...seals.seal(REGISTER, imported()).slice(0, 9), '']],
    ['a seal of another key', () => new Seals('another key').seal(REGISTER, imported())],
    ['another value', () => seals.seal(REGISTER, imported()).with(4, { name: 'Budi', weightKg: 3.2 })],
    ['another author', () => seals.seal(REGISTER, imported()).with(5, 'account-2')],
    ['something behind the seal', () => [...seals.seal(REGISTER, imported()), 'more']],
    ['what no JSON holds', () => seals.seal(REGISTER, imported({ data: { a: null } })).with(4, { a: Number.NaN })],
    ['a big integer', () => seals.seal(REGISTER, imported()).with(4, { a: 1n })],
    ['no tuple', () => 'e1'],
  ])('%s is none', (_, forge) => {
    expect(seals.isSealed(REGISTER, 'import', forge())).toBe(false);
  });

  test('a seal speaks of one document of one Puskesmas and one device', () => {
    const sealed = seals.seal(REGISTER, imported());
    expect(seals.isSealed(REGISTER, 'import', sealed)).toBe(true);
    expect(seals.isSealed({ ...REGISTER, documentId: 'register:mawar' }, 'import', sealed)).toBe(false);
    expect(seals.isSealed({ ...REGISTER, puskesmasId: 'pm_b' }, 'import', sealed)).toBe(false);
    expect(seals.isSealed(REGISTER, 'tablet-1', sealed)).toBe(false);
  });
});
