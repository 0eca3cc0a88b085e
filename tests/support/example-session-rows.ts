import type { Json } from '#lib/events/envelope.ts';
import type { Row } from '#lib/events/fold.ts';
import { readPerson, type PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { readDataCsv } from './csv.ts';
import { readExampleSession } from './example-session.ts';
import { makeRow } from './make-row.ts';
import { replaySession } from './session-replay.ts';

/** Where the example day lies. */
export const EXAMPLE_SESSION_ID = 'session:P1:2026-08-07';

/** The rows of the example day as a server folds them: everybody's visit, and the register of those who came. */
export interface ExampleSessionRows {
  readonly visits: readonly { readonly visitor: string; readonly record: VisitRecord }[];
  readonly persons: ReadonlyMap<string, PersonRecord>;
}

/** Reads the example day as rows. Mothers of children without a NIK are given one, as the register has it. */
export function readExampleSessionRows(): ExampleSessionRows {
  const session = readExampleSession();
  const replayed = replaySession(session);
  const register = new Map(readDataCsv('desa-contoh/persons.csv').map((row) => [row.personId, row]));
  const persons = new Map<string, PersonRecord>();
  const visits = session.visitors.map(({ visitor, personId, group, name }) => {
    const row = register.get(personId);
    const mother = register.get(row?.motherId);
    const person = readPerson(
      makeRow(
        { table: 'person', documentId: 'register:P1', subject: personId },
        toSlots({
          name,
          sex: row?.sex === 'L' ? 'm' : 'f',
          birthDate: row?.birthDate,
          nik: row?.nikTrue,
          motherName: row?.motherName,
          motherNik: mother?.nikTrue,
          hamlet: row?.dusun,
          rt: row?.rt,
          rw: row?.rw,
        }),
      ),
    );
    if (!person) throw new Error(personId);
    persons.set(personId, person);
    return { visitor, record: visitOf(visitRow(personId, { ...replayed.get(visitor)?.answers, group })) };
  });
  return { visits, persons };
}

function visitRow(subject: string, values: Readonly<Record<string, unknown>>): Row {
  return makeRow({ table: 'visit', documentId: EXAMPLE_SESSION_ID, subject }, toSlots(values));
}

function visitOf(row: Row): VisitRecord {
  const visit = readVisit(row);
  if (!visit) throw new Error(row.subject);
  return visit;
}

/** What JSON can carry; empty cells and gaps are no slots. */
function toSlots(values: Readonly<Record<string, unknown>>): Record<string, Json> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(known) as Record<string, Json>;
}
