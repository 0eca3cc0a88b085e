import type { LocalDate } from '#lib/domain/dates.ts';
import type { PersonStatus } from '#lib/events/person-view.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { TableRow } from '../sheet/table.ts';
import { readBlock } from '../values/block-value.ts';
import { readDate } from '../values/date-value.ts';
import { readText } from '../values/word-values.ts';
import type { SasaranField } from './columns.ts';
import type { Remark } from './remark.ts';

type Row = TableRow<SasaranField>;

/** Where someone lives, since and until when, and how related to the head of the family. */
export interface Residence {
  readonly slots: { readonly [slot: string]: Json | undefined };
  readonly hamlet?: string;
  /** Dusun and RW together: people of one area belong to one Posyandu. Empty where neither is given. */
  readonly area: string;
}

const STATES: { readonly [word: string]: PersonStatus } = {
  aktif: 'active',
  hidup: 'active',
  menetap: 'active',
  pindah: 'moved',
  keluar: 'moved',
  meninggal: 'deceased',
  mati: 'deceased',
  wafat: 'deceased',
  sementara: 'temporary',
};

const RELATIONS: { readonly [word: string]: string } = {
  'kepala keluarga': 'head',
  kk: 'head',
  suami: 'head',
  istri: 'wife',
  isteri: 'wife',
  anak: 'child',
  'orang tua': 'parent',
  'orang tua/mertua': 'parent',
  mertua: 'parent',
  cucu: 'grandchild',
};

const MARITAL: { readonly [word: string]: string } = {
  kawin: 'married',
  menikah: 'married',
  'belum kawin': 'single',
  'belum menikah': 'single',
  'cerai hidup': 'divorced',
  'cerai mati': 'widowed',
};

/** Reads what a row says of living in the desa. */
export function readResidence(row: Row, today: LocalDate, remark: Remark): Residence {
  const hamlet = readText(row.cell('hamlet'));
  const [rt, rw] = [readBlock(row.cell('rt')), readBlock(row.cell('rw'))];
  const relation = word(row, 'relationToHead');
  const status = readStatus(row, remark);
  return {
    hamlet,
    area: [hamlet?.toUpperCase() ?? '', rw ?? ''].join('|').replace(/^\|$/, ''),
    slots: {
      address: readText(row.cell('address')),
      hamlet,
      rt,
      rw,
      relationToHead: relation && (RELATIONS[relation] ?? 'other'),
      maritalStatus: MARITAL[word(row, 'maritalStatus')],
      status,
      enteredDate: readDay(row, 'enteredDate', 'ENTERED_DATE_IMPOSSIBLE', today, remark),
      leftDate: readLeft(row, status, today, remark),
    },
  };
}

function readStatus(row: Row, remark: Remark): PersonStatus {
  const written = word(row, 'status');
  if (written === '') return 'active';
  const status = Object.entries(STATES).find(([known]) => written.startsWith(known))?.[1];
  if (!status) remark('status', 'STATUS_UNKNOWN');
  return status ?? 'active';
}

function readLeft(row: Row, status: PersonStatus, today: LocalDate, remark: Remark): LocalDate | undefined {
  const left = readDay(row, 'leftDate', 'LEFT_DATE_IMPOSSIBLE', today, remark);
  if (left !== undefined || (status !== 'moved' && status !== 'deceased')) return left;
  remark('leftDate', 'LEFT_DATE_EMPTY', { taken: today });
  return today;
}

function readDay(
  row: Row,
  field: 'enteredDate' | 'leftDate',
  code: 'ENTERED_DATE_IMPOSSIBLE' | 'LEFT_DATE_IMPOSSIBLE',
  today: LocalDate,
  remark: Remark,
): LocalDate | undefined {
  const value = readDate(row.cell(field), today);
  if (value.kind === 'empty') return undefined;
  if (value.kind === 'date' && value.date <= today) return value.date;
  return void remark(field, code);
}

function word(row: Row, field: SasaranField): string {
  return (readText(row.cell(field)) ?? '').toLowerCase();
}
