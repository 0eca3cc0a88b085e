import { parseDocumentId } from '#lib/doc/document-id.ts';
import { addDays, firstDayOfMonth, lastDayOfMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import type { CountedSubject } from '#lib/domain/indicators/counted-subject.ts';
import { countOf } from '#lib/domain/indicators/tally.ts';
import { areaFigures } from '#lib/app/pws/area-figures.ts';
import { countArea, type AreaCount } from '#lib/app/pws/count-area.ts';
import type { PosyanduEvent } from '#lib/events/envelope.ts';
import { foldDocument, type Row } from '#lib/events/fold.ts';
import { PROBLEM_KINDS } from '#server/projection/problem-kinds.ts';
import type { StandingProblem } from '#server/projection/reader.ts';

/** The rows that a device folds of some entries. */
export function rowsOf(entries: readonly { readonly documentId: string; readonly event: PosyanduEvent }[]): Row[] {
  return [...Map.groupBy(entries, (one) => one.documentId)].flatMap(([documentId, own]) => {
    const { kind } = parseDocumentId(documentId)!;
    return foldDocument(
      documentId,
      kind,
      own.map(({ event }) => event),
    ).rows;
  });
}

/** Some Posyandu, each counted on a device that holds all of them. */
export function phoneAreas(
  rows: readonly Row[],
  posyanduIds: readonly string[],
  month: LocalMonth,
): Promise<(AreaCount | undefined)[]> {
  const slices = { now: () => 0, rest: async () => undefined };
  return Promise.all(posyanduIds.map((id) => countArea(rows, id, month, slices)));
}

/** True for a Posyandu with nobody in it and no session. */
export function isDeserted({ tally }: AreaCount): boolean {
  return countOf(tally, 'sessionHeld') + countOf(tally, 'resident') === 0;
}

/** Coverages that a phone shows as no data, of those that it counts itself. */
export function unrecordedIn(area: AreaCount): string[] {
  return areaFigures(area, true)
    .flatMap(({ indicator, figure }) => (figure !== 'elsewhere' && figure.standing === 'noData' ? indicator.code : []))
    .sort();
}

/** The day from which a problem stands, looked for day by day on the phone. */
export function firstDayOf(
  { kind, subjectId, problem, since }: StandingProblem,
  subjects: readonly CountedSubject[],
): string {
  const subject = subjects.find((one) => one.kind === kind && one.subjectId === subjectId);
  const sort = PROBLEM_KINDS.find(({ has }) => has === problem);
  if (!subject || !sort) throw new Error(`nobody: ${kind} ${subjectId}`);
  const days: LocalDate[] = [];
  for (let day = firstDayOfMonth(since); day <= lastDayOfMonth(since); day = addDays(day, 1)) days.push(day);
  const isOpen = (day: LocalDate) => {
    const { facts } = subject.factsUntil(day);
    return facts.includes(sort.has) && !(sort.lacks ?? []).some((fact) => facts.includes(fact));
  };
  return days[days.findLastIndex((day) => !isOpen(day)) + 1] ?? 'never';
}
