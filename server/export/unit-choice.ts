import type { LocalMonth } from '#lib/domain/dates.ts';
import type { Territory } from '#lib/domain/management/unit-profile.ts';

/** A Posyandu of an export, with the names its rows print. */
export interface ExportUnit {
  readonly posyanduId: string;
  readonly posyandu: string;
  readonly village: string;
}

/** Whose rows are asked for, of which month. */
export interface ExportAsked {
  readonly puskesmasId: string;
  readonly puskesmas: string;
  /** Where the Puskesmas lies. */
  readonly territory: Territory;
  readonly units: readonly ExportUnit[];
  readonly month: LocalMonth;
}
