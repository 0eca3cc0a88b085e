import { Dice } from './dice.ts';
import { makeHamlet, makePlaceNames, posyanduName } from './names.ts';

/** A Posyandu to be made. */
export interface PlannedPosyandu {
  readonly name: string;
  readonly hamlet: string;
  readonly people: number;
  /** Names its dice. */
  readonly seed: string;
}

export interface PlannedVillage {
  readonly name: string;
  /** Of the kabupaten 35.00, which there is not. */
  readonly code: string;
  readonly posyandu: readonly PlannedPosyandu[];
}

export interface PlannedPuskesmas {
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly villages: readonly PlannedVillage[];
}

/** How much of everything. */
export interface Extent {
  readonly puskesmas: number;
  readonly villages: number;
  readonly posyandu: number;
  readonly people: number;
}

/** A kabupaten as large as Ngawi. */
export const KABUPATEN: Extent = { puskesmas: 24, villages: 217, posyandu: 1_180, people: 900_000 };

/** The Puskesmas that speed is measured on. */
export const ONE_PUSKESMAS: Extent = { puskesmas: 1, villages: 10, posyandu: 60, people: 40_000 };

/** Kemendagri code of the kabupaten: regencies begin at 01, so no NIK and no desa of this one exists. */
export const NOWHERE = '3500';

/** Lays out units and how many people live in each; the same for the same seed. */
export function layOut(extent: Extent, seed: string): PlannedPuskesmas[] {
  const dice = new Dice(`${seed} places`);
  const names = makePlaceNames(dice, extent.puskesmas + extent.villages);
  const villagesOf = share(extent.villages, extent.puskesmas);
  const posyanduOf = share(extent.posyandu, extent.villages);
  const sizes = sizesOf(dice, extent);
  let village = 0;
  let posyandu = 0;
  return villagesOf.map((count, at) => ({
    number: at + 1,
    name: names[at] ?? '',
    villages: Array.from({ length: count }, (_, within) => {
      const own = posyanduOf[village] ?? 0;
      const planned = {
        name: names[extent.puskesmas + village] ?? '',
        code: `${NOWHERE}${String(at + 1).padStart(2, '0')}${2001 + within}`,
        posyandu: Array.from({ length: own }, (_, i) => ({
          name: posyanduName(i),
          hamlet: makeHamlet(dice),
          people: sizes[posyandu + i] ?? 0,
          seed: `${seed} ${at + 1}.${within + 1}.${i + 1}`,
        })),
      };
      village += 1;
      posyandu += own;
      return planned;
    }),
  }));
}

/** Parts a whole as evenly as whole numbers allow. */
function share(whole: number, among: number): number[] {
  return Array.from(
    { length: among },
    (_, at) => Math.floor((whole * (at + 1)) / among) - Math.floor((whole * at) / among),
  );
}

/** People of each Posyandu: some are large and some small, and together they are as many as asked. */
function sizesOf(dice: Dice, { posyandu, people }: Extent): number[] {
  const weights = Array.from({ length: posyandu }, () => dice.between(0.6, 1.4));
  const total = weights.reduce((sum, one) => sum + one, 0);
  let passed = 0;
  let given = 0;
  return weights.map((weight) => {
    passed += weight;
    const size = Math.round((people * passed) / total) - given;
    given += size;
    return size;
  });
}
