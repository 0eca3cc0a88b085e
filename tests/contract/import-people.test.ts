import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isLocalMonth, type LocalMonth } from '#lib/domain/dates.ts';
import { registerId } from '#lib/doc/document-id.ts';
import { readPregnancies } from '#lib/events/pregnancy-view.ts';
import { textOf } from '#lib/events/slots.ts';
import { runImport, type ImportOutcome } from '#server/import/run-import.ts';
import { computeSkdnReport } from '#server/reports/skdn.ts';
import { EXAMPLE_DAY, exampleExports, openExampleDesa, type ExampleDesa } from '../support/example-desa.ts';
import { makeExportFile, makeRegisterFile } from '../support/make-files.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const JUNE = monthOf('2026-06');
type Cells = Readonly<Record<string, string>>;
const codesOf = ({ issues }: ImportOutcome): string[] => issues.map(({ dataRow, code }) => `${dataRow} ${code}`);

async function peopleOf({ shell, puskesmasId }: ExampleDesa) {
  return await shell.reader.listPersons(puskesmasId);
}

describe('an import', () => {
  let desa: ExampleDesa;
  beforeEach(async () => {
    desa = await openExampleDesa();
  });
  afterEach(async () => {
    await desa[Symbol.asyncDispose]();
  });

  test('of next month’s register brings what is new, and says what it changed', async () => {
    const nik = '3507014203240001';
    await desa.take(makeRegisterFile([{}, { Nama: 'Budi', JK: 'L', 'Tgl Lahir': '01/01/2020' }]));
    const later: Cells[] = [
      { NIK: nik, Status: 'Pindah', 'Tgl Keluar': '15/06/2026' },
      { Nama: 'Budi', JK: 'L', 'Tgl Lahir': '01/01/2020' },
    ];
    const done = await desa.take(makeRegisterFile(later));
    expect(codesOf(done)).toEqual(['1 VALUE_UPDATED', '2 NIK_EMPTY']);
    expect(done.newEvents).toBe(1);
    expect(await peopleOf(desa)).toMatchObject([
      { name: expect.any(String) as string },
      { name: expect.any(String) as string },
    ]);
    expect((await peopleOf(desa)).find(({ name }) => name === 'Sari')).toMatchObject({
      nik,
      status: 'moved',
      leftDate: '2026-06-15',
    });
  });

  test('never overrules what a cadre has said', async () => {
    await desa.take(makeRegisterFile([{}]));
    const [sari] = await peopleOf(desa);
    const [row] = await desa.shell.reader.listRows(desa.puskesmasId, 'person');
    const mended = {
      id: 'ev-cadre',
      type: 'person',
      v: 1,
      subject: sari!.personId,
      data: { name: 'Sari Dewi' },
      by: 'ac_1',
      role: 'cadre',
      device: 'dv_1',
      at: 0,
      replaces: [row!.slots['name']![0]!.eventId],
    };
    const posyanduId = row!.documentId.split(':')[1] ?? '';
    await desa.shell.imports.append({ puskesmasId: desa.puskesmasId, documentId: registerId(posyanduId) }, [mended]);
    const again = await desa.take(makeRegisterFile([{}]));
    expect([codesOf(again), again.newEvents]).toEqual([['1 NIK_EMPTY'], 0]);
    const other = await desa.take(makeRegisterFile([{ Nama: 'Sarii Dewi' }]));
    expect([codesOf(other), other.newEvents]).toEqual([['1 NIK_EMPTY', '1 VALUE_DIFFERS'], 0]);
    expect(await peopleOf(desa)).toMatchObject([{ name: 'Sari Dewi' }]);
  });

  test('holds a row back that fits either of two twins, and takes the one that names its child', async () => {
    const twins = [
      { Nama: 'Gibran', JK: 'L' },
      { Nama: 'Alvaro', JK: 'L' },
    ];
    await desa.take(makeRegisterFile(twins));
    const done = await desa.take(
      makeExportFile([
        { Nama: 'BAYI NY. RATNA DEWI', JK: 'L' },
        { Nama: 'ALVARO', JK: 'L' },
      ]),
    );
    expect(codesOf(done)).toContain('1 PERSON_AMBIGUOUS');
    const visits = await desa.shell.reader.listVisits(desa.puskesmasId);
    const alvaro = (await peopleOf(desa)).find(({ name }) => name === 'Alvaro');
    expect(visits.map(({ subject }) => subject)).toEqual([alvaro?.personId]);
  });

  test('keeps the first of two measurements of one child on one day, and asks about the other', async () => {
    await desa.take(makeRegisterFile([{}]));
    const done = await desa.take(makeExportFile([{}, { Berat: '12.9' }]));
    expect(codesOf(done)).toContain('2 SAME_DAY_DIFFERS');
    const [visit] = await desa.shell.reader.listVisits(desa.puskesmasId);
    expect(visit?.slots['weightKg']).toMatchObject([{ value: 11.2 }]);
  });

  test('registers a child that no register holds where it was weighed, and a visitor as a visitor', async () => {
    const rows = Array.from({ length: 6 }, (_, at) => ({
      Nama: `Anak ${'ABCDEF'[at]} Satu`,
      'Nama Ortu': `Ibu ${'ABCDEF'[at]}`,
    }));
    const done = await desa.take(
      makeExportFile([...rows, { Nama: 'Tamu', 'Nama Ortu': 'Ibu Tamu', 'Desa/Kel': 'SEBERANG' }]),
    );
    expect(codesOf(done).filter((line) => line.endsWith('NOT_IN_REGISTER'))).toHaveLength(6);
    expect(codesOf(done)).toContain('7 OUT_OF_AREA');
    expect((await peopleOf(desa)).filter(({ outOfArea }) => outOfArea)).toMatchObject([{ name: 'Tamu' }]);
    const rowsOfJune = await computeSkdnReport(desa.shell.reader, desa.shell.rooms.units, desa.puskesmasId, JUNE);
    expect(rowsOfJune.find(({ unit }) => unit === 'Sukamaju')).toMatchObject({ S: 6, D: 6 });
  });

  test('keeps two desa with a Posyandu of the same name apart', async () => {
    const kidul = await desa.shell.rooms.units.ensureVillage(desa.puskesmasId, 'Wonokerto Kidul');
    await desa.take(makeRegisterFile([{}]));
    await desa.takeFor(kidul, makeRegisterFile([{ Nama: 'Rani', 'Nama Ibu': 'Wulan', 'No KK': '3507010101200002' }]));
    const rows: Cells[] = [
      { 'Desa/Kel': 'WONOKERTO LOR' },
      { Nama: 'RANI', 'Nama Ortu': 'Wulan', 'Desa/Kel': 'WONOKERTO KIDUL' },
    ];
    await desa.take(makeExportFile(rows));
    const june = await computeSkdnReport(desa.shell.reader, desa.shell.rooms.units, desa.puskesmasId, JUNE);
    expect(june.map(({ level, unit, S, D }) => `${level} ${unit} ${S} ${D}`)).toEqual([
      'posyandu Dahlia 1 1',
      'desa Wonokerto Kidul 1 1',
      'posyandu Dahlia 1 1',
      'desa Wonokerto Lor 1 1',
    ]);
  });

  test('that is cancelled leaves what is stored, and comes to the same when it is run again', async () => {
    const days = Array.from(
      { length: 60 },
      (_, at) => `${String((at % 28) + 1).padStart(2, '0')}/0${Math.floor(at / 28) + 3}/2026`,
    );
    const file = makeExportFile(days.map((day) => ({ 'Tanggal Pengukuran': day })));
    await desa.take(makeRegisterFile([{}]));
    const { shell, puskesmasId } = desa;
    const leave = new AbortController();
    const imports: typeof shell.imports = {
      ...shell.imports,
      append: async (key, events) => {
        leave.abort();
        await shell.imports.append(key, events);
      },
    };
    const puskesmas = (await shell.rooms.units.findPuskesmas(puskesmasId))!;
    const request = { puskesmas, files: [file], today: EXAMPLE_DAY, by: { id: 'shell', name: 'shell' } };
    const half = await runImport(request, imports, { signal: leave.signal });
    expect(half).toMatchObject({ ok: true, value: { state: 'cancelled' } });
    await shell.projection.catchUp();
    const stored = (await shell.reader.listVisits(puskesmasId)).length;
    expect([stored > 0, stored < 60]).toEqual([true, true]);
    await desa.take(file);
    expect(await shell.reader.listVisits(puskesmasId)).toHaveLength(60);
    expect(await desa.take(file)).toMatchObject({ newEvents: 0 });
  });
});

describe('on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres[Symbol.asyncDispose]());

  test('the example desa comes to the same figures', { timeout: 180_000 }, async () => {
    await using desa = await openExampleDesa(await postgres.createDatabase());
    await desa.take('sasaran.csv', ...exampleExports(), 'lingkar-kepala.csv');
    const rows = await computeSkdnReport(
      desa.shell.reader,
      desa.shell.rooms.units,
      desa.puskesmasId,
      monthOf('2026-07'),
    );
    expect(rows.at(-1)).toMatchObject({
      S: 170,
      K: 164,
      D: 136,
      N: 46,
      T: 61,
      O: 23,
      B: 6,
      twoT: 32,
      stunted: 28,
      wasted: 9,
    });
    expect(await desa.take('sasaran.csv', ...exampleExports())).toMatchObject({ newEvents: 0 });
    const [run] = await desa.shell.imports.runs.list(desa.puskesmasId);
    expect(run).toMatchObject({
      state: 'done',
      files: expect.arrayContaining([expect.objectContaining({ file: 'sasaran.csv' })]) as object[],
    });
  });
});

test('a pregnancy is opened once, and its first day added when it is known', async () => {
  await using desa = await openExampleDesa();
  const head = 'No;NIK;Nama;JK;Tgl Lahir;Nama Ibu;Posyandu;Status Hamil;HPHT';
  const file = (lmp: string) => ({
    file: 'ibu.csv',
    bytes: new TextEncoder().encode(`${head}\n1;;Ratna Dewi;P;02/03/1998;Sumiati;Dahlia;Ya;${lmp}`),
  });
  await desa.take(file(''));
  await desa.take(file('01/03/2026'));
  await desa.take(file('05/03/2026'));
  const rows = await desa.shell.reader.listRows(desa.puskesmasId, 'pregnancy');
  expect(rows.map((row) => textOf(row, 'lmp'))).toEqual(['2026-03-01']);
});

const MOTHERS_HEAD = 'No;No KK;NIK;Nama;JK;Tgl Lahir;Nama Ibu;NIK Ibu;Posyandu;Status Hamil;HPHT;Status;Tgl Keluar';
const RATNA = '3507014203980001';

function motherFile(...rows: readonly string[]) {
  return { file: 'ibu.csv', bytes: new TextEncoder().encode([MOTHERS_HEAD, ...rows].join('\n')) };
}

test('who is pregnant without a first day is so since the day of the register, whenever it is imported', async () => {
  await using desa = await openExampleDesa();
  const file = motherFile(`1;;${RATNA};Ratna Dewi;P;02/03/1998;Sumiati;;Dahlia;Ya;;;`);
  await desa.take(file);
  expect(await desa.take(file)).toMatchObject({ newEvents: 0 });
  const rows = await desa.shell.reader.listRows(desa.puskesmasId, 'pregnancy');
  expect(rows.map((row) => textOf(row, 'knownOn'))).toEqual([EXAMPLE_DAY]);
});

test('a listed child tells its mother’s birth, once: twins one, and the pregnancy it was born of ends', async () => {
  await using desa = await openExampleDesa();
  const mother = (pregnant: string) =>
    `1;3507010402157001;${RATNA};Ratna Dewi;P;02/03/1998;Sumiati;;Dahlia;${pregnant};;`;
  await desa.take(motherFile(mother('Ya;01/10/2025')));
  const born = motherFile(
    mother(';'),
    `2;3507010402157001;;Bayi Ny. Ratna Dewi (1);L;01/07/2026;Ratna Dewi;${RATNA};Dahlia;;;;`,
    `3;3507010402157001;;Bayi Ny. Ratna Dewi (2);P;01/07/2026;Ratna Dewi;;Dahlia;;;;`,
  );
  await desa.take(born);
  expect(await desa.take(born)).toMatchObject({ newEvents: 0 });
  const rows = await desa.shell.reader.listRows(desa.puskesmasId, 'pregnancy');
  const [pregnancy] = readPregnancies(rows);
  expect(rows).toHaveLength(1);
  expect(pregnancy).toMatchObject({ lmp: '2025-10-01', deliveryDate: '2026-07-01', outcome: 'liveBirth' });
  expect(pregnancy?.childIds).toHaveLength(2);
});

test.each([
  ['of two years', '31/07/2024', ''],
  ['that has moved away', '01/07/2026', 'Pindah;15/07/2026'],
  ['whose mother nobody has registered', '01/07/2026', '', '3507014203980002'],
])('a child %s tells no birth', async (_what, birthDate, gone, motherNik = RATNA) => {
  await using desa = await openExampleDesa();
  await desa.take(
    motherFile(
      `1;;${RATNA};Ratna Dewi;P;02/03/1998;Sumiati;;Dahlia;;;;`,
      `2;;;Sari Melati;P;${birthDate};Ratna Dewi;${motherNik};Dahlia;;;${gone || ';'}`,
    ),
  );
  expect(await desa.shell.reader.listRows(desa.puskesmasId, 'pregnancy')).toEqual([]);
});

function monthOf(text: string): LocalMonth {
  if (!isLocalMonth(text)) throw new Error(`no month: ${text}`);
  return text;
}
