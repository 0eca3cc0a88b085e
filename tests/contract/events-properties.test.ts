import * as fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { registerId, sessionId } from '#lib/doc/document-id.ts';
import { appendEvents, readEvents } from '#lib/doc/event-arrays.ts';
import { EVENT_TYPES } from '#lib/events/catalogue.ts';
import { encodeTuple, parseTuple, type PosyanduEvent } from '#lib/events/envelope.ts';
import { canonical, foldDocument } from '#lib/events/fold.ts';
import { conflictsOf, eventsToReplace, isConflict } from '#lib/events/slots.ts';
import { anyHistory } from '#tests/support/any-history.ts';
import { makeEvent } from '#tests/support/test-device.ts';

const SESSION = sessionId('P1', '2026-08-07');
const fold = (events: readonly PosyanduEvent[]) => foldDocument(SESSION, 'session', events);
const rowsOf = (events: readonly PosyanduEvent[]) => fold(events).rows;

describe('rows are a function of the set of events', () => {
  test('[E5] any order and any repetition give the same rows and the same events put aside', () => {
    const shuffled = anyHistory().chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events.slice(0, 5)], { minLength: events.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(fold([...others, ...events.toReversed()])).toEqual(fold(events));
      }),
    );
  });

  test('[E5] any split into documents’ updates, joined in any order, gives the same rows', () => {
    const cuts = fc.array(fc.nat({ max: 3 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(anyHistory(), cuts, fc.boolean(), (events, parts, isReversed) => {
        const docs = Array.from({ length: 4 }, () => new Y.Doc());
        events.forEach((event, at) => appendEvents(docs[parts[at % parts.length]!]!, [event]));
        const joined = new Y.Doc();
        const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
        for (const update of isReversed ? updates.toReversed() : updates) Y.applyUpdate(joined, update);
        expect(rowsOf(readEvents(joined).events)).toEqual(rowsOf(events));
      }),
    );
  });

  test('[E10] one id with two contents shows both, whichever came first', () => {
    const contents = fc.uniqueArray(fc.record({ weightKg: fc.integer({ min: 1, max: 40 }), at: fc.nat({ max: 9 }) }), {
      minLength: 2,
      maxLength: 4,
      selector: ({ weightKg }) => weightKg,
    });
    fc.assert(
      fc.property(contents, (variants) => {
        const events = variants.map(({ weightKg, at }) => makeEvent({ data: { weightKg }, at }));
        const [row] = rowsOf(events);
        expect(row!.slots['weightKg']).toHaveLength(events.length);
        expect(rowsOf(events.toReversed())).toEqual([row]);
      }),
    );
  });

  test('[E10] one id whose copies replace different events gives the same rows in any order', () => {
    const first = makeEvent({ id: 'e1', data: { weightKg: 8 } });
    const copies = [makeEvent({ id: 'e2', data: { weightKg: 9 } })];
    copies.push({ ...copies[0]!, replaces: ['e1'] });
    expect(rowsOf([first, ...copies])).toEqual(rowsOf([...copies.toReversed(), first]));
  });
});

describe('nothing stated is lost', () => {
  test('[E4] every value that nobody replaced stands, and different ones are a conflict', () => {
    const weights = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weights, (values) => {
        const events = values.map((weightKg, at) => makeEvent({ id: `e${at}`, device: `T${at}`, data: { weightKg } }));
        const [row] = rowsOf(events);
        expect(row!.slots['weightKg']!.map(({ value }) => value).sort()).toEqual([...values].sort());
        expect(conflictsOf(row!)).toEqual(['weightKg']);
      }),
    );
  });

  test('[E4] every reading of a row is a statement, and every statement is a reading or was replaced in that slot', () => {
    fc.assert(
      fc.property(anyHistory(), (events) => {
        for (const row of rowsOf(events)) {
          const own = events.filter(({ subject }) => subject === row.subject);
          for (const [slot, readings] of Object.entries(row.slots)) {
            for (const { eventId, value } of readings) {
              const author = own.find(({ id }) => id === eventId);
              expect(canonical(author?.data[slot] ?? null)).toBe(canonical(value));
            }
          }
        }
      }),
    );
  });

  test('[E4] equal values from several tablets are no conflict', () => {
    const [row] = rowsOf([makeEvent({ id: 'e1', device: 'T1' }), makeEvent({ id: 'e2', device: 'T2' })]);
    expect(row!.slots['weightKg']).toHaveLength(2);
    expect(isConflict(row!.slots['weightKg'])).toBe(false);
  });

  test('[E3] a correction replaces what its author saw, in the slots that it states, and settles a conflict', () => {
    const history = anyHistory().filter((events) => rowsOf(events).some((row) => conflictsOf(row).length > 0));
    fc.assert(
      fc.property(history, (events) => {
        const row = rowsOf(events).find((one) => conflictsOf(one).length > 0)!;
        const slot = conflictsOf(row)[0]!;
        const replaces = eventsToReplace(row, [slot]);
        const type = row.table === 'session' ? 'session' : 'measurement';
        const settled = makeEvent({ id: 'zz', type, subject: row.subject, data: { [slot]: 7 }, replaces });
        const after = rowsOf([...events, settled]).find(
          (one) => one.table === row.table && one.subject === row.subject,
        )!;
        expect(after.slots[slot]!.map(({ eventId }) => eventId)).toEqual(['zz']);
        const others = Object.keys(row.slots).filter((name) => name !== slot);
        for (const name of others) expect(after.slots[name]).toEqual(row.slots[name]);
      }),
      { numRuns: 50 },
    );
  });

  test('[E3] two corrections made apart are a conflict again, and null withdraws', () => {
    const first = makeEvent({ id: 'e1' });
    const corrections = [
      makeEvent({ id: 'e2', device: 'T2', data: { weightKg: 9 }, replaces: ['e1'] }),
      makeEvent({ id: 'e3', device: 'T3', data: { weightKg: null, $reason: 'wrong child' }, replaces: ['e1'] }),
    ];
    const [row] = rowsOf([first, ...corrections]);
    expect(row!.slots['weightKg']!.map(({ value }) => value)).toEqual([9, null]);
    expect(Object.keys(row!.slots)).toEqual(['weightKg']);
  });

  test('[E10] events that replace each other in a circle all stay visible', () => {
    const circle = [
      makeEvent({ id: 'e1', data: { weightKg: 8 }, replaces: ['e2'] }),
      makeEvent({ id: 'e2', data: { weightKg: 9 }, replaces: ['e1'] }),
    ];
    expect(rowsOf(circle)[0]!.slots['weightKg']!.map(({ value }) => value)).toEqual([8, 9]);
  });
});

describe('what only a newer app knows', () => {
  test('[E6] unknown types, versions, slots and tuple members live through a document and change no known row', () => {
    const newer = fc.array(
      fc.record({ type: fc.constantFrom('hologram', 'measurement'), slot: fc.string({ minLength: 1, maxLength: 8 }) }),
    );
    fc.assert(
      fc.property(anyHistory(), newer, (events, unknowns) => {
        const later = unknowns.map(({ type, slot }, at) =>
          makeEvent({ id: `n${at}`, type, v: type === 'measurement' ? 99 : 1, data: { [`x${slot}`]: 1 } }),
        );
        expect(fold([...events, ...later])).toEqual(fold(events));
        const doc = new Y.Doc();
        appendEvents(doc, later);
        const passedOn = new Y.Doc();
        Y.applyUpdate(passedOn, Y.encodeStateAsUpdate(doc));
        expect(readEvents(passedOn).events).toEqual(later);
      }),
    );
    const [row] = rowsOf([makeEvent({ data: { weightKg: 8, auraColour: 'blue' } })]);
    expect(row!.slots['auraColour']).toHaveLength(1);
  });

  test('[E6] members behind the known ones stay in the document and are skipped', () => {
    const tuple = [...encodeTuple(makeEvent()), [], 'later', { more: true }];
    const parsed = parseTuple(tuple, 'tablet-1');
    expect(parsed).toMatchObject({ ok: true, value: { id: 'e1', replaces: [] } });
  });
});

describe('what does not count', () => {
  test('[E9] a tuple that is none, a wrong document and a role that may not write are put aside with a code', () => {
    expect(parseTuple(['e1', 'measurement'], 'T1')).toMatchObject({ ok: false, problem: { code: 'event.malformed' } });
    const wrong = [
      makeEvent({ id: 'e1', type: 'person', data: { name: 'Aisyah' } }),
      makeEvent({ id: 'e2', role: 'district' }),
      makeEvent({ id: 'e3', role: 'emperor' }),
    ];
    const { rows, aside } = fold(wrong);
    expect(rows).toEqual([]);
    expect(aside.map(({ event, problem }) => [event.id, problem.code])).toEqual([
      ['e1', 'event.wrongDocument'],
      ['e2', 'event.roleMayNot'],
      ['e3', 'event.unknownRole'],
    ]);
  });

  test('[E9] anything at all can lie in an array: it is read or put aside, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(typeof parseTuple(raw, 'T1').ok).toBe('boolean');
      }),
    );
  });
});

describe('whose row it is', () => {
  test('[E1] an event survives the tuple it travels as', () => {
    fc.assert(
      fc.property(anyHistory(), (events) => {
        for (const event of events)
          expect(parseTuple(encodeTuple(event), event.device)).toEqual({ ok: true, value: event });
      }),
    );
  });

  test('[E7] two devices that register the same person meet in one row', () => {
    const rows = rowsOf([
      makeEvent({ id: 'e1', type: 'attendance', device: 'T1', data: { group: 'toddler', queueNo: 4 } }),
      makeEvent({ id: 'e2', type: 'attendance', device: 'T2', data: { group: 'toddler', queueNo: 9 } }),
    ]);
    expect(rows).toHaveLength(1);
    expect(conflictsOf(rows[0]!)).toEqual([]);
  });

  test('[E8] two doses are two rows', () => {
    const dose = (id: string) =>
      makeEvent({ id, type: 'dose', subject: `dose-${id}`, role: 'village_nurse', data: { vaccine: 'bcg' } });
    expect(foldDocument('care:P1:2026-08', 'care', [dose('e1'), dose('e2')]).rows).toHaveLength(2);
  });

  test('[E4] states of a session hold the furthest, whoever stated it last', () => {
    const states = ['planned', 'open', 'closed'].map((state, at) =>
      makeEvent({ id: `e${at}`, type: 'session', subject: 'session', device: `T${at}`, data: { state } }),
    );
    const [row] = rowsOf(states.toReversed());
    expect(row!.slots['state']!.map(({ value }) => value)).toEqual(['closed']);
  });

  test('every type of the catalogue folds into its table in each of its documents', () => {
    for (const [type, { documents, table }] of Object.entries(EVENT_TYPES)) {
      for (const kind of documents) {
        const event = makeEvent({ type, role: 'village_nurse', data: { some: 1 } });
        expect(foldDocument(registerId('P1'), kind, [event]).rows.map((row) => row.table)).toEqual([table]);
      }
    }
  });
});
