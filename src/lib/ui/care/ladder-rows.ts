import type { DoseStatus } from '#lib/domain/immunisation/dose-status.ts';

/** One line of the ladder: the doses of a vaccine in order. */
export interface LadderRow {
  readonly antigen: string;
  readonly doses: readonly DoseStatus[];
}

/** The page of the Buku KIA: vaccines of early childhood by line, and the doses of school, each a line of its own. */
export interface Ladder {
  readonly early: readonly LadderRow[];
  readonly school: readonly DoseStatus[];
  /** The most doses that a line has. */
  readonly columns: number;
}

/**
 * Lays the statuses out in lines. What was never meant for this child (another place, another sex) and was not given is left out where its
 * whole line is so.
 */
export function layOutLadder(statuses: readonly DoseStatus[]): Ladder {
  const isSchool = ({ code }: DoseStatus) => code.startsWith('BIAS_') || code.startsWith('HPV');
  const lines = Map.groupBy(
    statuses.filter((dose) => !isSchool(dose)),
    ({ antigen }) => antigen,
  );
  const early = [...lines]
    .map(([antigen, doses]) => ({ antigen, doses }))
    .filter(({ doses }) => doses.some(({ status }) => status !== 'TIDAK_BERLAKU'));
  const school = statuses.filter((dose) => isSchool(dose) && dose.status !== 'TIDAK_BERLAKU');
  return { early, school, columns: Math.max(1, ...early.map(({ doses }) => doses.length)) };
}
