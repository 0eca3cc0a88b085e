import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { DeviceDatabase, type StoredSubject } from './database.ts';
import { readInStrokes, STROKE, type SubjectRange } from './strokes.ts';

const subjectOf = (at: number) => `s${String(at).padStart(4, '0')}`;

async function fill(rows: readonly StoredSubject[]): Promise<DeviceDatabase> {
  const database = new DeviceDatabase('strokes', { indexedDB: new IDBFactory(), IDBKeyRange });
  // Rows as an older version left them need no key.
  await database.open();
  const raw = await database.openRaw();
  await raw.table('subjects').bulkPut([...rows]);
  raw.close();
  return database;
}

async function read(database: DeviceDatabase, range: SubjectRange): Promise<string[][]> {
  const strokes: string[][] = [];
  for await (const stroke of readInStrokes(database, range))
    strokes.push(stroke.map(({ documentId, subject }) => `${documentId} ${subject}`));
  database.close();
  return strokes;
}

test.each([0, 1, STROKE - 1, STROKE, STROKE + 1, 5 * STROKE])(
  '%i subjects of a document come once, in order',
  async (count) => {
    const rows = Array.from({ length: count }, (_, at) => subjectOf(at)).flatMap((subject) => [
      { documentId: 'a', table: 'person', subject, events: [] },
      { documentId: 'a', table: 'visit', subject, events: [] },
      { documentId: 'b', table: 'person', subject, events: [] },
    ]);
    const strokes = await read(await fill(rows), { index: '[documentId+table+subject]', of: ['a', 'person'] });
    expect(strokes.flat()).toEqual(Array.from({ length: count }, (_, at) => `a ${subjectOf(at)}`));
    for (const stroke of strokes) expect(stroke.length).toBeLessThanOrEqual(STROKE);
  },
);

test('a subject that lies in more documents than a stroke has rows comes whole, and so do its neighbours', async () => {
  const documents = Array.from({ length: 3 * STROKE }, (_, at) => `d${subjectOf(at)}`);
  const rows = [
    { documentId: 'a', table: 'dose', subject: 'first', events: [] },
    ...documents.map((documentId) => ({ documentId, table: 'dose', subject: 'many', events: [] })),
    { documentId: 'z', table: 'dose', subject: 'zlast', events: [] },
    { documentId: 'z', table: 'person', subject: 'other', events: [] },
  ];
  const strokes = await read(await fill(rows), { index: '[table+subject]', of: ['dose'] });
  expect(strokes.flat()).toEqual(['a first', ...documents.map((one) => `${one} many`), 'z zlast']);
  expect(strokes.filter((stroke) => stroke.some((one) => one.endsWith('many')))).toHaveLength(1);
});
