import type { StaffDoor } from '#lib/app/staff/staff-rights.ts';
import { staffTextOf, type ts } from '#lib/i18n/staff-text.ts';

/** A page that the rail leads to. */
export interface Place {
  readonly href: string;
  readonly label: string;
  readonly door: StaffDoor;
}

/** Pages that belong together; its link opens the first of them that the reader may see. */
export interface Area {
  readonly id: AreaId;
  readonly label: string;
  readonly places: readonly Place[];
}

export type AreaId =
  'situation' | 'village' | 'klaster' | 'problems' | 'alerts' | 'reports' | 'units' | 'targets' | 'posyandu';

/** Areas that a phone shows in its bar; the others stand behind its menu. */
export const BAR_AREAS: readonly AreaId[] = ['situation', 'village', 'problems', 'alerts'];

type Word = Parameters<typeof ts>[0];

/** In the language of whoever looks at it: a label is read anew each time. */
const place = (href: string, word: Word, door: StaffDoor): Place => ({
  href,
  get label() {
    return staffTextOf(word);
  },
  door,
});

const area = (id: AreaId, word: Word, places: readonly Place[]): Area => ({
  id,
  get label() {
    return staffTextOf(word);
  },
  places,
});

/** Every place of the staff pages, in the order of the rail. */
export const AREAS: readonly Area[] = [
  area('situation', 'nav.situation', [
    place('/puskesmas', 'nav.situation.now', 'aggregates'),
    place('/puskesmas/skdn', 'nav.skdn', 'names'),
  ]),
  area('village', 'nav.village', [place('/puskesmas/desa', 'nav.village', 'aggregates')]),
  area('klaster', 'nav.klaster', [
    place('/puskesmas/klaster', 'nav.klaster.all', 'aggregates'),
    place('/puskesmas/pws', 'nav.pws', 'aggregates'),
  ]),
  area('problems', 'nav.problems', [place('/puskesmas/masalah', 'nav.problems', 'names')]),
  area('alerts', 'alerts.nav', [place('/puskesmas/kewaspadaan', 'alerts.nav', 'alerts')]),
  area('reports', 'nav.reports', [
    place('/puskesmas/laporan', 'nav.report', 'names'),
    place('/puskesmas/sesi', 'nav.sessions', 'periods'),
    place('/puskesmas/ekspor', 'nav.export', 'names'),
    place('/puskesmas/satusehat', 'nav.satusehat', 'satusehat'),
    place('/puskesmas/dhis2', 'nav.dhis2', 'dhis2'),
  ]),
  area('units', 'nav.units', [
    place('/puskesmas/unit', 'nav.unit', 'aggregates'),
    place('/puskesmas/kader', 'nav.cadres', 'management'),
    place('/puskesmas/kalender', 'nav.calendar', 'aggregates'),
    place('/puskesmas/stok', 'nav.stock', 'management'),
    place('/puskesmas/alat', 'nav.equipment', 'management'),
    place('/puskesmas/perangkat', 'nav.devices', 'devices'),
    place('/puskesmas/akun', 'nav.accounts', 'accounts'),
    place('/puskesmas/impor', 'nav.import', 'imports'),
  ]),
  area('targets', 'nav.targets', [place('/puskesmas/target', 'nav.targets', 'aggregates')]),
  area('posyandu', 'nav.posyandu', [place('/masuk-petugas/perangkat', 'nav.posyandu', 'ownDevice')]),
];

/** True where the address bar shows this place or a page below it. */
export function isPlaceOf(path: string, { href }: Place): boolean {
  return href === '/puskesmas' ? path === href : path === href || path.startsWith(`${href}/`);
}
