import { computeAliases } from '#lib/events/person-aliases.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import { readVisit, type VisitRecord } from '#lib/events/visit-view.ts';
import { readAllEvents, type ExampleDesa } from './example-desa.ts';

/** The person that each row of the register has become. */
export async function peopleOfRows({ shell }: ExampleDesa): Promise<Map<number, string>> {
  const people = new Map<number, string>();
  for (const { event } of await readAllEvents(shell)) {
    const [file, row] = String(event.data['$source'] ?? '').split('#');
    if (event.type === 'person' && file === 'sasaran.csv') people.set(Number(row), event.subject);
  }
  return people;
}

/** Which person ids mean one human. */
export async function loadAliases({ shell, puskesmasId }: ExampleDesa): Promise<Map<string, string>> {
  return computeAliases(await shell.reader.listRows(puskesmasId, 'personMerge'));
}

/** The visit that each row of the exports has become, by `file#row`. */
export async function visitsOfRows({ shell, puskesmasId }: ExampleDesa): Promise<Map<string, VisitRecord>> {
  const rows = (await shell.reader.listVisits(puskesmasId)).flatMap((row) => readVisit(row) ?? []);
  const byKey = new Map(rows.map((visit) => [`${visit.documentId} ${visit.personId}`, visit]));
  const visits = new Map<string, VisitRecord>();
  for (const { documentId, event } of await readAllEvents(shell)) {
    const visit = byKey.get(`${documentId} ${event.subject}`);
    const source = event.data['$source'];
    if (visit && typeof source === 'string') visits.set(source, visit);
  }
  return visits;
}

/** The record that stands for each person id, merged ones included. */
export async function recordsById(desa: ExampleDesa): Promise<Map<string, PersonRecord>> {
  const aliases = await loadAliases(desa);
  const records = await desa.shell.reader.listPersons(desa.puskesmasId);
  const byId = new Map<string, PersonRecord>(records.map((record) => [record.personId, record]));
  return new Map(records.map(({ personId }) => [personId, byId.get(aliases.get(personId) ?? personId)!]));
}
