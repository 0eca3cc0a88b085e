import { posyanduKey, villageKey } from '../known/posyandu-key.ts';
import { count, mostFrequent } from '../values/most-frequent.ts';

/** A desa of the Puskesmas with its Posyandu, as they are known before the import. */
export interface KnownVillage {
  readonly villageId: string;
  readonly name: string;
  readonly posyandu: readonly { readonly posyanduId: string; readonly name: string }[];
}

/** What a row says of places, as written. */
export interface NamedPlace {
  readonly village: string;
  readonly posyandu: string;
}

/** Where a row belongs. */
export type Place =
  | {
      readonly kind: 'place';
      /** Key of the Posyandu's desa and its own: equal for rows of one Posyandu. */
      readonly key: string;
      /** The Posyandu, where it is known already. */
      readonly posyanduId?: string;
      /** Names with which to make what is missing. */
      readonly villageName: string;
      readonly villageId?: string;
      readonly posyanduName: string;
      /** The child lives in a desa that is none of this Puskesmas. */
      readonly visitor: boolean;
    }
  /** No Posyandu, or one that hardly any row names and nobody knows. */
  | { readonly kind: 'unknown'; readonly visitor: boolean };

/** A Posyandu that is not known, named by so few rows, is taken for a slip where others are known. */
const SLIP_ROWS = 3;

/**
 * Decides for rows of measurements at which Posyandu they were made and whether the child is a visitor. A Posyandu lies in the desa
 * that most of its rows name; a desa for which no Posyandu speaks so is another's, and its children are visitors.
 */
export function resolvePlaces(
  rows: readonly NamedPlace[],
  villages: readonly KnownVillage[],
): (row: NamedPlace) => Place {
  const byPosyandu = Map.groupBy(rows, (row) => posyanduKey(row.posyandu));
  byPosyandu.delete('');
  const seats = new Map([...byPosyandu].map(([key, group]) => [key, findSeat(key, group, villages)]));
  const ownVillages = new Set([
    ...villages.map(({ name }) => villageKey(name)),
    ...[...seats.values()].flatMap((seat) => (seat.doubtful ? [] : seat.spoken)),
  ]);
  return (row) => {
    const spoken = villageKey(row.village);
    const visitor = spoken !== '' && !ownVillages.has(spoken);
    const key = posyanduKey(row.posyandu);
    const own = findPosyandu(
      key,
      villages.filter(({ name }) => villageKey(name) === spoken),
    )[0];
    const seat = own ? { ...seatOf(own), spoken } : seats.get(key);
    return !seat || seat.doubtful ? { kind: 'unknown', visitor } : placeOf(seat, { key, row, visitor });
  };
}

/** Desa of a Posyandu. */
interface Seat {
  /** Key of the desa that most rows of the Posyandu name. */
  readonly spoken: string;
  readonly villageName: string;
  readonly villageId?: string;
  readonly posyanduId?: string;
  readonly posyanduName?: string;
  readonly doubtful?: boolean;
}

function findSeat(key: string, group: readonly NamedPlace[], villages: readonly KnownVillage[]): Seat {
  const villageName = mostFrequent(count(group.flatMap((row) => row.village || []))) ?? '';
  const spoken = villageKey(villageName);
  const named = villages.find(({ name }) => villageKey(name) === spoken);
  const known = findPosyandu(key, villages);
  const here = known.find(({ village }) => village === named) ?? (known.length === 1 ? known[0] : undefined);
  if (here) return { ...seatOf(here), spoken };
  const doubtful = group.length <= SLIP_ROWS && villages.some(({ posyandu }) => posyandu.length > 0);
  const only = villages.length === 1 && villageName === '' ? villages[0] : named;
  const posyanduName = mostFrequent(count(group.map((row) => row.posyandu)));
  return { spoken, villageName: only?.name ?? villageName, villageId: only?.villageId, posyanduName, doubtful };
}

interface SeatedPosyandu {
  readonly village: KnownVillage;
  readonly posyandu: KnownVillage['posyandu'][number];
}

function findPosyandu(key: string, villages: readonly KnownVillage[]): SeatedPosyandu[] {
  return villages.flatMap((village) =>
    village.posyandu.filter(({ name }) => posyanduKey(name) === key).map((posyandu) => ({ village, posyandu })),
  );
}

function seatOf({ village, posyandu }: SeatedPosyandu) {
  const { villageId, name: villageName } = village;
  return { villageId, villageName, posyanduId: posyandu.posyanduId, posyanduName: posyandu.name };
}

function placeOf(seat: Seat, { key, row, visitor }: { key: string; row: NamedPlace; visitor: boolean }): Place {
  const { villageId, villageName, posyanduId, posyanduName = row.posyandu } = seat;
  const place = {
    villageName,
    posyanduName,
    visitor,
    ...(villageId ? { villageId } : {}),
    ...(posyanduId ? { posyanduId } : {}),
  };
  return { kind: 'place', key: `${villageKey(villageName)}/${key}`, ...place };
}
