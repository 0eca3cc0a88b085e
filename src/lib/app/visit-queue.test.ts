import { expect, test } from 'vitest';
import type { Json } from '#lib/events/envelope.ts';
import { foldDocument } from '#lib/events/fold.ts';
import { makeEvent } from '#tests/support/test-device.ts';
import { hasCome } from './visit-place.ts';
import { queueUp } from './visit-queue.ts';
import { viewVisit, type ViewContext, type VisitView } from './visit-views.ts';

const context: ViewContext = {
  findPerson: () => undefined,
  nameOf: (accountId) => `name of ${accountId}`,
  nameOfDevice: (deviceId) => deviceId,
  tickOf: (eventId) => (eventId.startsWith('new') ? 'saved' : 'received'),
};

function viewOf(subject: string, data: { [slot: string]: Json }, at = 0, id = `e-${subject}`): VisitView {
  const { rows } = foldDocument('session:P1:2026-08-07', 'session', [
    makeEvent({ id, type: 'step', subject, data, at }),
  ]);
  const view = viewVisit(rows[0]!, context);
  if (!view) throw new Error('no visit');
  return view;
}

test('a person waits at the first step that is neither done, skipped nor refused', () => {
  const steps = { registrationStep: 'done', measurementStep: 'skipped', recordingStep: 'refused' };
  expect(viewOf('p1', { registrationStep: 'done' }).waitsFor).toBe('measurement');
  expect(viewOf('p1', steps).waitsFor).toBe('service');
  expect(viewOf('p1', { ...steps, serviceStep: 'done', educationStep: 'done' }).waitsFor).toBe('done');
  expect(viewOf('p1', { left: 'menangis' }).waitsFor).toBe('done');
});

test('steps are advice: one done early does not move a person past the others', () => {
  expect(viewOf('p1', { registrationStep: 'done', educationStep: 'done' }).waitsFor).toBe('measurement');
});

test('who has waited longest comes first', () => {
  const queue = queueUp([viewOf('late', { group: 'x' }, 9), viewOf('early', { group: 'x' }, 3)]);
  expect(queue.registration.map(({ personId }) => personId)).toEqual(['early', 'late']);
  expect(queue.done).toEqual([]);
});

test('a visit has the least tick of its entries, and its conflicts have names', () => {
  const events = [
    makeEvent({ id: 'e1', by: 'K1', data: { weightKg: 8.4 } }),
    makeEvent({ id: 'new1', by: 'K2', data: { weightKg: 8.9 } }),
  ];
  const view = viewVisit(foldDocument('session:P1:2026-08-07', 'session', events).rows[0]!, context)!;
  expect(view.tick).toBe('saved');
  expect(view.conflicts).toMatchObject([
    {
      slot: 'weightKg',
      readings: [
        { value: 8.4, byName: 'name of K1', tick: 'received' },
        { value: 8.9, tick: 'saved' },
      ],
    },
  ]);
});

test('whose every value was withdrawn has not come', () => {
  const rowOf = (data: { [slot: string]: Json }) =>
    foldDocument('session:P1:2026-08-07', 'session', [makeEvent({ data })]).rows[0]!;
  expect(hasCome(rowOf({ group: null, queueNo: null }))).toBe(false);
  expect(hasCome(rowOf({ group: null, weightKg: 8 }))).toBe(true);
});
