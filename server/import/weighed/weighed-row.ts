import type { LocalDate } from '#lib/domain/dates.ts';
import type { Position } from '#lib/domain/growth/weighing.ts';
import type { FoldedTraits } from '#lib/domain/people/likeness.ts';
import type { Sex } from '#lib/domain/person.ts';
import type { ImportIssue, RowPlace } from '../issue.ts';

/** Who a row of measurements speaks of, as the row says. */
export interface WeighedIdentity {
  readonly name?: string;
  readonly sex?: Sex;
  readonly birthDate?: LocalDate;
  readonly nik?: string;
  readonly motherName?: string;
  readonly traits: FoldedTraits;
}

/** What was measured; what was refused or held back is left out. */
export interface Measures {
  readonly weightKg?: number;
  readonly lengthHeightCm?: number;
  readonly position?: Position;
  readonly muacCm?: number;
  readonly headCm?: number;
  /** Capsules given. */
  readonly vitA?: number;
  readonly kiaBook?: boolean;
}

/** A row of measurements of one child on one day, understood. */
export interface WeighedRow extends RowPlace {
  readonly identity: WeighedIdentity;
  /** Cells of the identity as they stand in the file. */
  readonly cells: { readonly [field in 'nik' | 'name' | 'sex' | 'birthDate' | 'date']: string };
  /** Desa of the child, as written; empty where the file has no such column. */
  readonly village: string;
  /** Posyandu where it was measured, as written. */
  readonly posyandu: string;
  readonly date: LocalDate;
  readonly measures: Measures;
  /** What more a register wants to know of a child that it does not have yet. */
  readonly birth: { readonly birthWeightKg?: number; readonly birthLengthCm?: number };
  readonly residence: { readonly address?: string; readonly rt?: string; readonly rw?: string };
  /** What another system has computed or someone has typed; compared, never taken. */
  readonly printed: Printed;
  readonly issues: readonly ImportIssue[];
}

export interface Printed {
  readonly age: string;
  /** N, T, O or B. */
  readonly status?: string;
  readonly z: { readonly [index in PrintedIndex]?: number };
  /** The same as written. */
  readonly zText: { readonly [index in PrintedIndex]?: string };
}

export type PrintedIndex = 'weightForAge' | 'lengthHeightForAge' | 'weightForLengthHeight';

/** Headings under which issues of a kind of file name its columns. */
export interface WeighedHeadings {
  readonly name: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly nik: string;
  readonly village: string;
  readonly posyandu: string;
  readonly date: string;
}

/** A row understood, or only what is wrong with it where it cannot be given a day or holds nothing. */
export type ReadWeighedRow =
  | { readonly kind: 'row'; readonly row: WeighedRow }
  | { readonly kind: 'heldBack'; readonly issues: readonly ImportIssue[] };
