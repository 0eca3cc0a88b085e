import { expect, test } from 'vitest';
import type { Row } from '#lib/events/fold.ts';
import { readVisit } from '#lib/events/visit-view.ts';
import { guideStepOf, type GuideDay } from './guide.ts';

const reading = (value: string | number, at: number) => [
  { value, eventId: `e${at}`, by: 'K1', role: 'cadre', device: 'T1', at },
];

function dayOf(slots: Row['slots'], state: GuideDay['state'] = 'open'): GuideDay {
  const visit = readVisit({ table: 'visit', documentId: 'session:P1:2026-08-07', subject: 'child', slots });
  if (!visit) throw new Error('no visit');
  return { state, visits: [{ visit }] };
}

const arrived = { group: reading('infant', 1) };
const measured = { ...arrived, weightKg: reading(8.9, 2), measurementStep: reading('done', 2) };
const corrected = { ...measured, weightKg: reading(8.6, 3) };

test('a corrected blood pressure is a correction too', () => {
  const pressed = { ...arrived, bpSystolic: reading(182, 2), measurementStep: reading('done', 2) };
  expect(guideStepOf(dayOf(pressed))).toBe('correct');
  expect(guideStepOf(dayOf({ ...pressed, bpSystolic: reading(128, 3) }))).toBe('tell');
});

test.each([
  ['nothing is open yet', undefined, 'open'],
  ['the day is not begun', { state: 'none', visits: [] }, 'open'],
  ['the day is open', { state: 'open', visits: [] }, 'arrive'],
  ['somebody is here', dayOf(arrived), 'measure'],
  ['she is weighed', dayOf(measured), 'correct'],
  ['the weight was corrected', dayOf(corrected), 'tell'],
  ['she has heard it', dayOf({ ...corrected, educationStep: reading('done', 4) }), 'finish'],
  [
    'she has heard it, and the day is closed',
    dayOf({ ...corrected, educationStep: reading('done', 4) }, 'closed'),
    'finish',
  ],
  ['she has gone home', dayOf({ ...corrected, left: reading('hujan', 4) }), 'finish'],
  ['she has heard it, and nothing was corrected', dayOf({ ...measured, educationStep: reading('done', 4) }), 'correct'],
  ['step 2 was skipped', dayOf({ ...arrived, measurementStep: reading('skipped', 2) }), 'correct'],
] as const)('where %s the guide shows its step', (_, day, step) => {
  expect(guideStepOf(day)).toBe(step);
});
