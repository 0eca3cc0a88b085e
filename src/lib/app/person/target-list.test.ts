import { describe, expect, test } from 'vitest';
import { computeDoseStatuses } from '#lib/domain/immunisation/compute-dose-statuses.ts';
import { parsePersonId } from '#lib/domain/ids.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { localDate } from '#tests/support/local-date.ts';
import { listTargets, type Target, type TargetFacts } from './target-list.ts';

const today = localDate('2026-08-07');
const sessions = ['2026-07-07', '2026-06-07', '2026-05-07'].map((date) => ({
  documentId: `session:PM1:${date}`,
  date: localDate(date),
  groups: [],
}));

function makePerson(own: Partial<PersonRecord>): PersonRecord {
  const personId = parsePersonId('p1');
  if (!personId.ok) throw new Error('no id');
  const person = { personId: personId.value, documentId: 'register:PM1', name: 'Sri', status: 'active' } as const;
  return { ...person, birthDateEstimated: false, outOfArea: false, birthDate: localDate('1990-01-01'), ...own };
}

function targetOf(own: Partial<PersonRecord>, facts: Partial<TargetFacts> = {}): Target | undefined {
  const none: TargetFacts = { today, sessions, attended: () => true, episodes: () => [], dosesOf: () => undefined };
  return listTargets([makePerson(own)], { ...none, ...facts })[0];
}

describe('the register as a list', () => {
  test('a pregnant girl of 17 is in both groups', () => {
    const girl = { birthDate: localDate('2009-01-01') };
    expect(targetOf(girl, { episodes: () => ['pregnant'] })?.groups).toEqual(['school_teen', 'pregnant']);
  });

  test('two sessions missed running make someone absent, one does not', () => {
    const cameBefore = (date: string) => (_: string, session: { readonly date: string }) => session.date <= date;
    expect(targetOf({}, { attended: cameBefore('2026-05-07') })).toMatchObject({ missed: 2, isAbsent: true });
    expect(targetOf({}, { attended: cameBefore('2026-06-07') })).toMatchObject({ missed: 1, isAbsent: false });
  });

  test('a session before someone was born or came to live here was not missed', () => {
    const born = { birthDate: localDate('2026-06-30') };
    expect(targetOf(born, { attended: () => false })?.missed).toBe(1);
    expect(targetOf({ enteredDate: localDate('2026-06-01') }, { attended: () => false })?.missed).toBe(2);
  });

  test('who moved or lives elsewhere is no target and is not missed', () => {
    for (const own of [{ status: 'moved' }, { status: 'deceased' }, { outOfArea: true }] as const) {
      expect(targetOf(own, { attended: () => false })).toMatchObject({ isTarget: false, missed: 0, isAbsent: false });
    }
  });

  test('doses that could be given today are counted; without any record nothing is said', () => {
    const birthDate = localDate('2026-06-01');
    const dosesOf = () => computeDoseStatuses({ birthDate }, [], today);
    expect(targetOf({ birthDate }, { dosesOf })?.dosesDue).toBeGreaterThan(0);
    expect(targetOf({ birthDate })?.dosesDue).toBeUndefined();
  });
});
