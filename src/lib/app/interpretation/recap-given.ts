import type { LocalDate } from '#lib/domain/dates.ts';
import { readDoses } from '#lib/events/dose-view.ts';
import type { Row } from '#lib/events/fold.ts';
import { readSupplies } from '#lib/events/supply-view.ts';
import { dosesGivenOn } from '../care/givings.ts';
import type { VisitView } from '../visit-views.ts';
import type { Figure } from './day-recap.ts';

/** Something that was handed out on a day, and to whom. */
export interface GivenFigure extends Figure {
  readonly kind: 'dose' | 'supply';
  /** Sum of the amounts, in the unit of the item; of doses their number. */
  readonly amount: number;
}

interface Giving {
  readonly kind: GivenFigure['kind'];
  readonly code: string;
  readonly amount: number;
  readonly view: VisitView;
}

/**
 * Counts what was given to the visitors of a day: doses by their place in the schedule, and supplies by item.
 * @param rowsOf rows of the tables `dose` and `supply` of a person
 */
export function recapGiven(
  visits: readonly VisitView[],
  rowsOf: (personId: string) => readonly Row[],
  date: LocalDate,
): GivenFigure[] {
  const givings = visits.flatMap((view) => givingsOf(view, rowsOf(view.personId), date));
  return [...Map.groupBy(givings, ({ kind, code }) => `${kind} ${code}`).values()].map((same) => {
    const { kind, code } = same[0]!;
    const people = [...new Set(same.map(({ view }) => view))];
    return { kind, code, people, amount: same.reduce((sum, { amount }) => sum + amount, 0) };
  });
}

function givingsOf(view: VisitView, rows: readonly Row[], date: LocalDate): Giving[] {
  const of = (table: string) => rows.filter((row) => row.table === table);
  const doses = view.person ? dosesGivenOn(view.person, readDoses(of('dose')), date) : [];
  const supplies = readSupplies(of('supply')).filter((one) => one.date === date && one.voidReason === undefined);
  return [
    ...doses.map((code): Giving => ({ kind: 'dose', code, amount: 1, view })),
    ...supplies.map(({ item, amount }): Giving => ({ kind: 'supply', code: item, amount, view })),
  ];
}
