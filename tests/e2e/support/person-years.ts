import { parseDocumentId } from '#lib/doc/document-id.ts';
import type { EventTypeName } from '#lib/events/catalogue.ts';
import type { Json, PosyanduEvent } from '#lib/events/envelope.ts';
import { DocumentRooms } from '#server/ws/document-rooms.ts';
import { appendAsServer } from '#server/ws/server-append.ts';
import type { Stage } from './stage.ts';

type Slots = { readonly [slot: string]: Json };

/** Four invented people with years behind them: a child, a pregnant woman, an adult and an elderly man. */
export const PEOPLE_OF_YEARS = {
  child: { id: 'tahun-anak-000000001', name: 'Rangga Saputra' },
  pregnant: { id: 'tahun-hamil-00000001', name: 'Wulandari' },
  adult: { id: 'tahun-dewasa-0000001', name: 'Darmawan' },
  elderly: { id: 'tahun-lansia-0000001', name: 'Mbah Karto' },
} as const;

const AKS = { bowel: 2, bladder: 2, grooming: 1, toilet: 2, feeding: 2, transfer: 3, walking: 2, dressing: 2 };

/** Writes their years into the store, as an import would. The days end in July 2026. */
export async function appendYears(stage: Stage, posyandu: string): Promise<void> {
  const { posyanduId } = await stage.findPosyandu(posyandu);
  const book = new EventBook(posyanduId);
  writeRegister(book);
  writeChild(book);
  writePregnancy(book);
  writeGrownUps(book);
  await append(stage, posyandu, book);
}

/** Two tablets have measured the adult in July 2026, and neither knew of the other. */
export async function appendDifferingReadings(stage: Stage, posyandu: string): Promise<void> {
  const { posyanduId } = await stage.findPosyandu(posyandu);
  const book = new EventBook(posyanduId, 'beda');
  const { id } = PEOPLE_OF_YEARS.adult;
  book.visit('2026-07-07', id, { group: 'adult', weightKg: 71, bpSystolic: 138, bpDiastolic: 86 });
  book.visit('2026-07-07', id, { group: 'adult', weightKg: 77, bpSystolic: 150, bpDiastolic: 92 });
  await append(stage, posyandu, book);
}

async function append(stage: Stage, posyandu: string, book: EventBook): Promise<void> {
  await stage.withRooms(async ({ log, seals, now }) => {
    const documents = await DocumentRooms.start({
      log,
      seals,
      now,
      onCommitted: () => undefined,
      onProblem: () => undefined,
    });
    const [puskesmasId] = [(await stage.findPosyandu(posyandu)).puskesmasId];
    for (const [documentId, events] of book.documents)
      await appendAsServer(documents, { puskesmasId, documentId }, events);
    await documents.close();
  });
}

/** Events by document. */
class EventBook {
  readonly documents = new Map<string, PosyanduEvent[]>();
  readonly #posyanduId: string;
  readonly #prefix: string;
  #count = 0;

  /** @param prefix with which the ids of its events begin; no two books of one store share one */
  constructor(posyanduId: string, prefix = 'tahun') {
    this.#posyanduId = posyanduId;
    this.#prefix = prefix;
  }

  /** States something in the document of this kind and period. @returns the id of the event */
  state(place: string, type: EventTypeName, subject: string, data: Slots, replaces?: readonly string[]): string {
    const [kind = '', period] = place.split(' ');
    const documentId = [kind, this.#posyanduId, period].filter((part) => part !== undefined).join(':');
    const day = parseDocumentId(documentId)?.period?.padEnd(10, '-07') ?? '2023-01-01';
    this.#count += 1;
    const event: PosyanduEvent = {
      id: `${this.#prefix}-${this.#count}`,
      type,
      v: 1,
      subject,
      data,
      by: 'impor',
      role: 'system',
      device: 'im_tahun',
      at: Date.parse(`${day}T03:00:00Z`) + this.#count * 60_000,
      ...(replaces ? { replaces } : {}),
    };
    this.documents.set(documentId, [...(this.documents.get(documentId) ?? []), event]);
    return event.id;
  }

  visit(date: string, subject: string, data: Slots): string {
    return this.state(`session ${date}`, 'measurement', subject, data);
  }
}

function writeRegister(book: EventBook): void {
  const { child, pregnant, adult, elderly } = PEOPLE_OF_YEARS;
  const home = { hamlet: 'Krajan', rt: '3', rw: '1' };
  const register = (id: string, data: Slots) => book.state('register', 'person', id, { ...home, ...data });
  register(child.id, {
    name: child.name,
    sex: 'm',
    birthDate: '2024-01-15',
    motherName: 'Siti Maryam',
    nik: '3508911501240001',
  });
  register(pregnant.id, { name: pregnant.name, sex: 'f', birthDate: '1998-03-02', husbandName: 'Agus' });
  register(adult.id, { name: adult.name, sex: 'm', birthDate: '1978-05-20' });
  register(elderly.id, { name: elderly.name, sex: 'm', birthDate: '1952-11-03' });
}

function writeChild(book: EventBook): void {
  const { id } = PEOPLE_OF_YEARS.child;
  for (let month = 1; month <= 29; month++) {
    const date = new Date(Date.UTC(2024, month + 0, 7)).toISOString().slice(0, 10);
    const weightKg = Math.round((3.4 + 2.9 * Math.log(1 + month)) * 10) / 10;
    const lengthHeightCm = Math.round((50 + 11.5 * Math.log(1 + month)) * 10) / 10;
    book.visit(date, id, {
      group: month < 12 ? 'infant' : 'toddler',
      weightKg,
      lengthHeightCm,
      position: month < 24 ? 'recumbent' : 'standing',
      headCm: Math.round((35 + 4 * Math.log(1 + month)) * 10) / 10,
    });
  }
  const wrong = book.visit('2026-07-07', id, {
    group: 'toddler',
    weightKg: 31.1,
    lengthHeightCm: 88.5,
    position: 'standing',
  });
  book.state('session 2026-07-07', 'measurement', id, { weightKg: 13.1, $reason: 'mistyped' }, [wrong]);
  const doses = [
    ['HB0', '2024-01-15'],
    ['BCG', '2024-02-10'],
    ['OPV', '2024-02-10'],
    ['DPT', '2024-03-20'],
    ['OPV', '2024-03-20'],
  ] as const;
  for (const [at, [antigen, date]] of doses.entries()) {
    book.state(`care ${date.slice(0, 7)}`, 'dose', `tahun-dosis-${at}`, {
      personId: id,
      antigen,
      date,
      source: 'nakes',
    });
  }
  const referral = { personId: id, date: '2026-07-07', level: 'routine', reasons: [{ code: 'BB_T1' }], to: 'pustu' };
  book.state('visits 2026-07', 'referral', 'tahun-rujukan-1', referral);
  book.state('visits 2026-07', 'homeVisit', 'tahun-kunjungan-1', {
    personId: id,
    date: '2026-07-15',
    kind: 'risk',
    group: 'child',
    followUp: 'Diajak datang bulan depan',
  });
}

function writePregnancy(book: EventBook): void {
  const { id } = PEOPLE_OF_YEARS.pregnant;
  const pregnancy = { personId: id, lmp: '2026-01-05', gravida: 2, prePregWeightKg: 48, heightCm: 155 };
  book.state('register', 'pregnancy', 'tahun-kehamilan-1', pregnancy);
  const months = ['2026-03-07', '2026-04-07', '2026-05-07', '2026-06-07', '2026-07-07'];
  for (const [at, date] of months.entries()) {
    book.visit(date, id, {
      group: 'pregnant',
      weightKg: 48.5 + at * 1.6,
      lengthHeightCm: 155,
      muacCm: 22.8 + at * 0.3,
      bpSystolic: 112 + at * 7,
      bpDiastolic: 72 + at * 4,
      hb: 10.8,
    });
  }
}

function writeGrownUps(book: EventBook): void {
  const { adult, elderly } = PEOPLE_OF_YEARS;
  for (let month = 0; month < 30; month += 3) {
    const date = new Date(Date.UTC(2024, month, 14)).toISOString().slice(0, 10);
    const wave = (month % 9) - 4;
    const measured = {
      weightKg: 72 + wave,
      lengthHeightCm: 164,
      waistCm: 93 + wave / 2,
      bpSystolic: 146 + wave * 3,
      bpDiastolic: 88 + wave,
      glucoseRandom: 150 + wave * 9,
    };
    book.visit(date, adult.id, { group: 'adult', ...measured });
    book.visit(date, elderly.id, {
      group: 'elderly',
      ...measured,
      weightKg: 51 + wave / 2,
      muacCm: 22,
      ...AKS,
      stairs: month > 15 ? 0 : 1,
      bathing: 1,
      uricAcid: 7.4,
      cholesterol: 214,
    });
  }
}
