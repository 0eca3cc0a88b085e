/** Where somebody or something stands; empty or missing where it has not been recorded. */
export interface Home {
  readonly posyandu?: string | null | undefined;
  readonly hamlet?: string | null | undefined;
  readonly rt?: string | null | undefined;
}

/** One dusun of one Posyandu with those who live there. */
export interface HomeGroup<One> {
  readonly key: string;
  readonly posyandu: string;
  /** Empty where it has not been recorded. */
  readonly hamlet: string;
  readonly count: number;
  /** By RT, the unrecorded last; in it in the order in which they came. */
  readonly parts: readonly { readonly rt: string; readonly members: readonly One[] }[];
}

/** Parts a list of names by Posyandu, dusun and RT: the level below the Posyandu. What is not recorded comes last. */
export function groupByHome<One extends Home>(list: readonly One[]): HomeGroup<One>[] {
  const groups = Map.groupBy(list, ({ posyandu, hamlet }) => JSON.stringify([posyandu ?? '', hamlet ?? '']));
  return [...groups]
    .map(([key, members]): HomeGroup<One> => {
      const { posyandu, hamlet }: Home = members[0] ?? {};
      const parts = [...Map.groupBy(members, ({ rt }) => rt ?? '')].map(([rt, own]) => ({ rt, members: own }));
      return {
        key,
        posyandu: posyandu ?? '',
        hamlet: hamlet ?? '',
        count: members.length,
        parts: parts.toSorted((a, b) => compare(a.rt, b.rt)),
      };
    })
    .toSorted((a, b) => compare(a.posyandu, b.posyandu) || compare(a.hamlet, b.hamlet));
}

function compare(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return a.localeCompare(b, 'id', { numeric: true });
}
