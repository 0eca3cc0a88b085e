import type { LocalDate } from '../dates.ts';

/** How far a unit works by ILP. @source session.md 8 */
export const ILP_STATUSES = ['belum', 'bertahap', 'penuh'] as const;
export type IlpStatus = (typeof ILP_STATUSES)[number];

/** Packages of services a Posyandu may have opened, by life-cycle group. @source README of the domain, life-cycle groups */
export const PACKAGES = [
  'pregnant',
  'postpartum',
  'infant',
  'toddler',
  'preschool',
  'school_teen',
  'adult',
  'elderly',
] as const;
export type Package = (typeof PACKAGES)[number];

/** Names of the territory in which a unit lies, as the forms of the ministry print them. */
export interface Territory {
  readonly province: string | null;
  readonly regency: string | null;
  /** Kecamatan. */
  readonly district: string | null;
}

/** What the Puskesmas has written down of a unit of the service tree beside its name. */
export interface UnitProfile extends Territory {
  readonly ilpStatus: IlpStatus;
  readonly ilpStartDate: LocalDate | null;
  readonly activePackages: readonly Package[];
  /** Year in which the unit was, or is to be, taken into the roll-out. */
  readonly lokusYear: number | null;
  /** Codes of the territory, side by side: they differ after a split of districts. */
  readonly kemendagriCode: string | null;
  readonly bpsCode: string | null;
  /** Day from which the unit is no longer in use; what it has recorded stays. */
  readonly closedDate: LocalDate | null;
}

/** What holds while nobody has said anything: in use, not yet ILP. */
export const PLAIN_PROFILE: UnitProfile = {
  ilpStatus: 'belum',
  ilpStartDate: null,
  activePackages: [],
  lokusYear: null,
  kemendagriCode: null,
  bpsCode: null,
  province: null,
  regency: null,
  district: null,
  closedDate: null,
};

/** Plan and reality of the roll-out in one year; counts of Posyandu, each year for itself. */
export interface RolloutYear {
  readonly year: number;
  /** Null where no plan was set. */
  readonly planned: number | null;
  /** Posyandu named as lokus of the year. */
  readonly named: number;
  /** Posyandu that began with ILP in the year. */
  readonly done: number;
}

/** Plan against done, for every year that any of them names, the first first. */
export function computeRollout(
  profiles: readonly UnitProfile[],
  plans: ReadonlyMap<number, number>,
): readonly RolloutYear[] {
  const startYear = ({ ilpStatus, ilpStartDate }: UnitProfile): number | null =>
    ilpStatus === 'belum' || ilpStartDate === null ? null : Number(ilpStartDate.slice(0, 4));
  const years = new Set([...plans.keys(), ...profiles.flatMap((one) => [one.lokusYear, startYear(one)])]);
  return [...years]
    .filter((year) => year !== null)
    .sort((a, b) => a - b)
    .map((year) => ({
      year,
      planned: plans.get(year) ?? null,
      named: profiles.filter(({ lokusYear }) => lokusYear === year).length,
      done: profiles.filter((one) => startYear(one) === year).length,
    }));
}
