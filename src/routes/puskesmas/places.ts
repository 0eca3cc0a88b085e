import type { StaffDoor } from '#lib/app/staff/staff-rights.ts';
import { ts } from '#lib/i18n/staff-text.ts';

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

const place = (href: string, label: string, door: StaffDoor): Place => ({ href, label, door });

/** Every place of the staff pages, in the order of the rail. */
export const AREAS: readonly Area[] = [
  {
    id: 'situation',
    label: ts('nav.situation'),
    places: [
      place('/puskesmas', ts('nav.situation.now'), 'aggregates'),
      place('/puskesmas/skdn', ts('nav.skdn'), 'names'),
    ],
  },
  { id: 'village', label: ts('nav.village'), places: [place('/puskesmas/desa', ts('nav.village'), 'aggregates')] },
  {
    id: 'klaster',
    label: ts('nav.klaster'),
    places: [
      place('/puskesmas/klaster', ts('nav.klaster.all'), 'aggregates'),
      place('/puskesmas/pws', ts('nav.pws'), 'aggregates'),
    ],
  },
  { id: 'problems', label: ts('nav.problems'), places: [place('/puskesmas/masalah', ts('nav.problems'), 'names')] },
  { id: 'alerts', label: ts('alerts.nav'), places: [place('/puskesmas/kewaspadaan', ts('alerts.nav'), 'alerts')] },
  {
    id: 'reports',
    label: ts('nav.reports'),
    places: [
      place('/puskesmas/laporan', ts('nav.report'), 'names'),
      place('/puskesmas/sesi', ts('nav.sessions'), 'periods'),
      place('/puskesmas/ekspor', ts('nav.export'), 'names'),
      place('/puskesmas/satusehat', ts('nav.satusehat'), 'satusehat'),
      place('/puskesmas/dhis2', ts('nav.dhis2'), 'dhis2'),
    ],
  },
  {
    id: 'units',
    label: ts('nav.units'),
    places: [
      place('/puskesmas/unit', ts('nav.unit'), 'aggregates'),
      place('/puskesmas/kader', ts('nav.cadres'), 'management'),
      place('/puskesmas/kalender', ts('nav.calendar'), 'aggregates'),
      place('/puskesmas/stok', ts('nav.stock'), 'management'),
      place('/puskesmas/alat', ts('nav.equipment'), 'management'),
      place('/puskesmas/perangkat', ts('nav.devices'), 'devices'),
      place('/puskesmas/akun', ts('nav.accounts'), 'accounts'),
      place('/puskesmas/impor', ts('nav.import'), 'imports'),
    ],
  },
  { id: 'targets', label: ts('nav.targets'), places: [place('/puskesmas/target', ts('nav.targets'), 'aggregates')] },
  {
    id: 'posyandu',
    label: ts('nav.posyandu'),
    places: [place('/masuk-petugas/perangkat', ts('nav.posyandu'), 'ownDevice')],
  },
];

/** True where the address bar shows this place or a page below it. */
export function isPlaceOf(path: string, { href }: Place): boolean {
  return href === '/puskesmas' ? path === href : path === href || path.startsWith(`${href}/`);
}
