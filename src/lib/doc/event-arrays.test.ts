import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { appendEvents, arrayNameOf, deviceOfArray, readEvents } from './event-arrays.ts';

const EVENT: PosyanduEvent = {
  id: 'e1',
  type: 'measurement',
  v: 1,
  subject: 'person-1',
  data: { weightKg: 8.4 },
  by: 'account-1',
  role: 'cadre',
  device: 'tablet-1',
  at: 1_787_000_000_000,
};

test('[E2] events lie as tuples in the array of their device, appended in one transaction', () => {
  const doc = new Y.Doc();
  let updates = 0;
  doc.on('update', () => (updates += 1));
  appendEvents(doc, [EVENT, { ...EVENT, id: 'e2', device: 'tablet-2' }, { ...EVENT, id: 'e3', replaces: ['e1'] }]);
  expect(updates).toBe(1);
  expect([...doc.share.keys()].sort()).toEqual(['ev:tablet-1', 'ev:tablet-2']);
  expect(doc.getArray('ev:tablet-1').toArray()).toEqual([
    ['e1', 'measurement', 1, 'person-1', { weightKg: 8.4 }, 'account-1', 'cadre', 1_787_000_000_000],
    ['e3', 'measurement', 1, 'person-1', { weightKg: 8.4 }, 'account-1', 'cadre', 1_787_000_000_000, ['e1']],
  ]);
});

test('[E1] what was appended is read back, with the device from its array', () => {
  const doc = new Y.Doc();
  const events = [EVENT, { ...EVENT, id: 'e2', device: 'tablet-2', replaces: ['e1'] }];
  appendEvents(doc, events);
  expect(readEvents(doc)).toEqual({ events, malformed: [] });
});

test('[E9] a tuple that is no event is handed back beside the events', () => {
  const doc = new Y.Doc();
  doc.getArray('ev:tablet-1').push([['e1', 'measurement', 0], 'x']);
  appendEvents(doc, [EVENT]);
  const { events, malformed } = readEvents(doc);
  expect(events).toEqual([EVENT]);
  expect(malformed.map(({ device, raw }) => ({ device, raw }))).toEqual([
    { device: 'tablet-1', raw: ['e1', 'measurement', 0] },
    { device: 'tablet-1', raw: 'x' },
  ]);
});

test('[E2] only `ev:` and a device make the name of an event array', () => {
  expect(deviceOfArray(arrayNameOf('tablet-1'))).toBe('tablet-1');
  for (const name of ['ev:', 'ev', 'xev:tablet-1', '']) expect(deviceOfArray(name)).toBeUndefined();
});
