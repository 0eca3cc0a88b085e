import { expect, test } from 'vitest';
import { encodeTuple } from '#lib/events/envelope.ts';
import { makeEvent } from '#tests/support/make-event.ts';
import { writeCopyCsv } from './copy-csv.ts';

const names = {
  nameOf: (id: string) => (id === 'kader1' ? 'Sulastri' : id),
  nameOfDevice: (id: string) => id,
  nameOfPerson: (id: string) => (id === 'anak1' ? '=Dimas; "Adi"' : id),
  timeOf: () => '2026-08-07 09:00',
};
const first = makeEvent({ id: 'e1', data: { weightKg: 84, position: '-' } });
const second = makeEvent({ id: 'e2', data: { weightKg: 8.4 }, replaces: ['e1'], at: first.at + 1 });

test('every value that was ever stated is a line, and says whether it stands', () => {
  const csv = writeCopyCsv(
    [
      {
        documentId: 'session:P1:2026-08-07',
        table: 'visit',
        subject: 'anak1',
        events: [first, second].map((event) => [event.device, encodeTuple(event)] as const),
      },
    ],
    names,
  );
  const [head, ...lines] = csv.trimEnd().split('\r\n');
  expect(head).toMatch(/^\uFEFFWaktu;Jenis;Nama;/);
  // A name that a spreadsheet would compute is made text, and what parts cells is quoted.
  const person = `"'=Dimas; ""Adi"""`;
  expect(lines).toEqual([
    `2026-08-07 09:00;visit;${person};weightKg;84;tidak;Sulastri;cadre;tablet1;session:P1:2026-08-07;e1`,
    `2026-08-07 09:00;visit;${person};position;'-;ya;Sulastri;cadre;tablet1;session:P1:2026-08-07;e1`,
    `2026-08-07 09:00;visit;${person};weightKg;8.4;ya;Sulastri;cadre;tablet1;session:P1:2026-08-07;e2`,
  ]);
});
