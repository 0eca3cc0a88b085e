import { describe, expect, test } from 'vitest';
import { recapDay, recapFields, type Figure, type JudgedVisit } from '#lib/app/interpretation/day-recap.ts';
import { interpretOf } from '#lib/events/person/interpret-of.ts';
import { NO_CARE } from '#lib/events/person/person-care.ts';
import { viewVisit, type VisitView } from '#lib/app/visit-views.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { readExamplePersons, readExampleWeighings } from '../support/desa-contoh.ts';
import { readExampleSession } from '../support/example-session.ts';
import { makeRow } from '../support/make-row.ts';
import { expectedOf, GAP_VISITORS, reasonInWords } from '../support/session-differences.ts';
import { replaySession } from '../support/session-replay.ts';

/** The example day as a device holds it, in rows; its results and its recap are those of the screens. */
const session = readExampleSession();
const documentId = `session:P1:${session.session.date}`;
const replayed = replaySession(session);
const persons = new Map(readExamplePersons().map((person) => [String(person.id), person]));
const weighings = Map.groupBy(readExampleWeighings(), (row) => row.personId);

const judged: readonly JudgedVisit[] = session.visitors.map((visitor) => {
  const view = viewOf(visitor.visitor, visitor.personId, visitor.group);
  const earlier = (weighings.get(visitor.personId) ?? []).map(({ weighing }) =>
    visitOf(
      makeRow(
        { table: 'visit', documentId: `session:P1:${weighing.date}`, subject: visitor.personId },
        toSlots({ ...weighing }),
      ),
    ),
  );
  const person = view.person ?? {};
  return { view, result: interpretOf({ visit: view.visit, person, earlier, care: NO_CARE }) };
});

function viewOf(visitor: string, personId: string, group: string): VisitView {
  const { answers, left } = replayed.get(visitor)!;
  const slots = { ...answers, group, measurementStep: 'done', ...(left ? { left: 'pulang' } : {}) };
  const view = viewVisit(makeRow({ table: 'visit', documentId, subject: personId }, toSlots(slots)), {
    findPerson: recordOf,
    nameOf: (accountId) => accountId,
    nameOfDevice: (deviceId) => deviceId,
    tickOf: () => 'received',
  });
  if (!view) throw new Error(visitor);
  return view;
}

function recordOf(personId: string): PersonRecord | undefined {
  const person = persons.get(personId);
  const place = { table: 'person', documentId: 'register:P1', subject: personId } as const;
  return person && readPerson(makeRow(place, toSlots({ ...person })));
}

function visitOf(row: Row): VisitRecord {
  const visit = readVisit(row);
  if (!visit) throw new Error(row.documentId);
  return visit;
}

/** What JSON can carry; the rest of a record is no slot. */
function toSlots(values: Readonly<Record<string, unknown>>): Record<string, Json> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(known) as Record<string, Json>;
}

/** Figures as counts; those without anybody are left out. */
function countsOf(figures: readonly Figure[]): Record<string, number> {
  return Object.fromEntries(
    figures.flatMap(({ code, people }) => (people.length > 0 ? [[code, people.length]] : [])),
  ) as Record<string, number>;
}

function expectedCounts(values: readonly string[]): Record<string, number> {
  return countsOf(
    [...Map.groupBy(values, (value) => value)].map(([code, people]) => ({ code, people: people as never })),
  );
}

describe('the results of the example day', () => {
  const answers = session.expected.perVisitor;

  test('everybody has the colour, level and reasons of the answers, save the explained differences', () => {
    for (const [at, answer] of answers.entries()) {
      const { colour, referralLevel, reasons } = judged[at]!.result!.interpretation;
      const expected = expectedOf(answer);
      expect({ colour, level: referralLevel }, answer.visitor).toEqual({
        colour: expected.colour,
        level: expected.level,
      });
      expect(reasons.map(reasonInWords).toSorted(), answer.visitor).toEqual(expected.reasons.toSorted());
    }
    expect(answers).toHaveLength(90);
  });

  test('the recap counts them, and every number has its names', () => {
    const recap = recapDay(judged);
    const expected = answers.map(expectedOf);
    expect(recap.visits).toHaveLength(90);
    expect(countsOf(recap.byGroup)).toEqual(expectedCounts(answers.map(({ group }) => group)));
    expect(countsOf(recap.colours)).toEqual(expectedCounts(expected.map(({ colour }) => colour)));
    expect(countsOf(recap.referrals)).toEqual(expectedCounts(expected.map(({ level }) => level)));
    const reasons = Object.entries(countsOf(recap.reasons)).map(([reason, count]) => [reasonInWords(reason), count]);
    expect(Object.fromEntries(reasons)).toEqual(expectedCounts(expected.flatMap((one) => one.reasons)));
    expect(
      recap.reasons
        .find(({ code }) => code === 'BB_GAP')
        ?.people.map(visitorOf)
        .toSorted(),
    ).toEqual(GAP_VISITORS);
    expect(recap.left.map(visitorOf)).toEqual(['V87']);
    expect(recap.unjudged).toEqual([]);
    expect(countsOf(recap.bySex)).toEqual({ m: 40, f: 50 });
  });

  test('classes of a field are counted by group', () => {
    const ofAdults = recapFields(judged, ['adult']);
    expect(ofAdults.map(({ field }) => field)).toContain('bmi');
    const bp = ofAdults.find(({ field }) => field === 'bp')!;
    expect(countsOf(bp.classes)).toEqual({ NORMAL: 7, NORMAL_TINGGI: 5, TINGGI: 4, RENDAH: 1 });
  });
});

function visitorOf({ personId }: VisitView): string {
  return session.visitors.find((one) => one.personId === personId)!.visitor;
}
