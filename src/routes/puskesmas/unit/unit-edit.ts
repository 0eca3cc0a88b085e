import type { PlaceLine, PosyanduBook, PuskesmasBook, VillageBook } from '#lib/app/staff/management/answers.ts';
import { PLACE_KINDS } from '#lib/domain/management/staffing.ts';
import { ILP_STATUSES, PACKAGES } from '#lib/domain/management/unit-profile.ts';
import { tm } from '#lib/i18n/management-text.ts';
import { codesOf, openNumber, openText, type EntryField, type EntryValues } from '#lib/ui/management/entry.ts';

/** Something of the units that is being changed. */
export type UnitEdit =
  | { readonly kind: 'addVillage' | 'addPosyandu'; readonly parentId: string }
  | { readonly kind: 'village'; readonly unit: VillageBook }
  | { readonly kind: 'posyandu'; readonly unit: PosyanduBook; readonly villageId: string }
  /** A new place where none is named. */
  | { readonly kind: 'place'; readonly villageId: string; readonly place?: PlaceLine }
  | { readonly kind: 'population'; readonly unit: VillageBook; readonly year: number }
  | { readonly kind: 'plan'; readonly unit: PuskesmasBook; readonly year: number }
  | { readonly kind: 'puskesmas'; readonly unit: PuskesmasBook };

/** What a form asks, and what it sends to the server. */
export interface UnitForm {
  readonly title: string;
  readonly fields: readonly EntryField[];
  readonly method: 'POST' | 'PATCH';
  readonly path: string;
  readonly bodyOf: (values: EntryValues) => { readonly [name: string]: unknown };
}

const nameField = (value: string): EntryField => ({
  name: 'name',
  label: tm('units.name'),
  kind: 'text',
  value,
  required: true,
});
const text = (name: string, label: string, value: string | number | null, kind: EntryField['kind'] = 'text') => ({
  name,
  label,
  kind,
  value: value === null ? '' : String(value),
});

/** The form for a change. @param villages desa to which a Posyandu can move */
export function formOf(edit: UnitEdit, villages: readonly VillageBook[]): UnitForm {
  switch (edit.kind) {
    case 'addVillage':
    case 'addPosyandu':
      return {
        title: edit.kind === 'addVillage' ? tm('units.village.add') : tm('units.posyandu.add'),
        fields: [nameField(''), ...(edit.kind === 'addPosyandu' ? [text('hamlet', tm('units.hamlet'), null)] : [])],
        method: 'POST',
        path: '/api/management/units',
        bodyOf: ({ name, hamlet }) => ({ parentId: edit.parentId, name, hamlet: openText(hamlet) }),
      };
    case 'village':
      return {
        title: tm('row.change.of', { name: edit.unit.name }),
        fields: [
          nameField(edit.unit.name),
          text('kemendagriCode', tm('units.kemendagri'), edit.unit.profile.kemendagriCode ?? edit.unit.code),
          text('bpsCode', tm('units.bps'), edit.unit.profile.bpsCode),
        ],
        method: 'PATCH',
        path: `/api/management/units/${edit.unit.unitId}`,
        bodyOf: ({ name, kemendagriCode, bpsCode }) => ({
          name,
          profile: { kemendagriCode: openText(kemendagriCode), bpsCode: openText(bpsCode) },
        }),
      };
    case 'posyandu':
      return posyanduForm(edit.unit, edit.villageId, villages);
    case 'place':
      return placeForm(edit.villageId, edit.place);
    case 'population':
      return {
        title: tm('units.population.of', { name: edit.unit.name, year: edit.year }),
        fields: PACKAGES.map((group) =>
          text(group, tm(`package.${group}`), edit.unit.population[group] ?? null, 'number'),
        ),
        method: 'POST',
        path: '/api/management/population',
        bodyOf: (values) => ({
          unitId: edit.unit.unitId,
          year: edit.year,
          population: Object.fromEntries(
            PACKAGES.flatMap((group) => {
              const count = openNumber(values[group]);
              return count === null ? [] : [[group, count]];
            }),
          ),
        }),
      };
    case 'plan': {
      const planned = edit.unit.rollout.find(({ year }) => year === edit.year)?.planned ?? null;
      return {
        title: `${tm('units.rollout')} ${edit.year}`,
        fields: [{ ...text('planned', tm('units.rollout.count'), planned, 'number'), required: true }],
        method: 'POST',
        path: '/api/management/rollout',
        bodyOf: (values) => ({ unitId: edit.unit.unitId, year: edit.year, planned: openNumber(values['planned']) }),
      };
    }
    case 'puskesmas':
      return puskesmasForm(edit.unit);
    default:
      return edit satisfies never;
  }
}

function puskesmasForm({ unitId, name, profile }: PuskesmasBook): UnitForm {
  return {
    title: tm('row.change.of', { name }),
    fields: [
      nameField(name),
      text('province', tm('units.province'), profile.province),
      text('regency', tm('units.regency'), profile.regency),
      text('district', tm('units.district'), profile.district),
    ],
    method: 'PATCH',
    path: `/api/management/units/${unitId}`,
    bodyOf: ({ name, province, regency, district }) => ({
      name,
      profile: { province: openText(province), regency: openText(regency), district: openText(district) },
    }),
  };
}

function posyanduForm(
  { unitId, name, hamlet, profile }: PosyanduBook,
  villageId: string,
  villages: readonly VillageBook[],
): UnitForm {
  return {
    title: tm('row.change.of', { name }),
    fields: [
      nameField(name),
      text('hamlet', tm('units.hamlet'), hamlet),
      {
        ...text('villageId', tm('units.village'), villageId, 'choice'),
        required: true,
        options: villages.map((village) => ({ value: village.unitId, label: village.name })),
      },
      {
        ...text('ilpStatus', tm('units.ilp'), profile.ilpStatus, 'choice'),
        required: true,
        options: ILP_STATUSES.map((value) => ({ value, label: tm(`ilp.${value}`) })),
      },
      text('ilpStartDate', tm('units.ilp.start'), profile.ilpStartDate, 'date'),
      text('lokusYear', tm('units.lokus'), profile.lokusYear, 'number'),
      {
        ...text('activePackages', tm('units.packages'), profile.activePackages.join(' '), 'many'),
        options: PACKAGES.map((value) => ({ value, label: tm(`package.${value}`) })),
      },
      text('closedDate', tm('units.closed'), profile.closedDate, 'date'),
    ],
    method: 'PATCH',
    path: `/api/management/units/${unitId}`,
    bodyOf: (values) => ({
      name: values['name'],
      hamlet: openText(values['hamlet']),
      villageId: values['villageId'],
      profile: {
        ilpStatus: values['ilpStatus'],
        ilpStartDate: openText(values['ilpStartDate']),
        lokusYear: openNumber(values['lokusYear']),
        activePackages: codesOf(values['activePackages']),
        closedDate: openText(values['closedDate']),
      },
    }),
  };
}

function placeForm(villageId: string, place: PlaceLine | undefined): UnitForm {
  return {
    title: place ? tm('row.change.of', { name: place.name }) : tm('units.places.add'),
    fields: [
      {
        ...text('kind', tm('units.place.kind'), place?.kind ?? 'pustu', 'choice'),
        required: true,
        options: PLACE_KINDS.map((value) => ({ value, label: tm(`place.${value}`) })),
      },
      nameField(place?.name ?? ''),
      text('midwives', tm('units.place.midwives'), place?.midwives ?? null, 'number'),
      text('nurses', tm('units.place.nurses'), place?.nurses ?? null, 'number'),
      text('partner', tm('units.place.partner'), place?.partner ?? null),
      ...(place ? [text('closedDate', tm('units.place.closed'), place.closedDate, 'date')] : []),
    ],
    method: place ? 'PATCH' : 'POST',
    path: place ? `/api/management/places/${place.placeId}` : '/api/management/places',
    bodyOf: (values) => ({
      villageId,
      kind: values['kind'],
      name: values['name'],
      midwives: openNumber(values['midwives']),
      nurses: openNumber(values['nurses']),
      partner: openText(values['partner']),
      closedDate: openText(values['closedDate']),
    }),
  };
}
