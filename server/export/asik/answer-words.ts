import { numberIn, textIn, yesIn, type Answers } from '#lib/domain/screening/answers.ts';
import type { Finding } from '#lib/domain/interpretation.ts';
import type { SheetCell } from '../sheets/cell.ts';

/** Reads cells out of the answers and findings of one visit; what was not asked stays empty. */
export interface VisitCells {
  number(code: string): SheetCell;
  /** Ya or Tidak. */
  yesNo(code: string): SheetCell;
  /** Code of the choice, first letter large. */
  choice(code: string): SheetCell;
  /** Words for the class that was found in a field. */
  found(field: string, words: { readonly [found: string]: string }): SheetCell;
  /** `120/80`. */
  pressure(): SheetCell;
}

/** The cells of a visit. */
export function cellsOf({
  answers,
  findings,
}: {
  readonly answers: Answers;
  readonly findings: readonly Finding[];
}): VisitCells {
  return {
    number: (code) => numberIn(answers, code) ?? null,
    yesNo: (code) => wordOf(yesIn(answers, code)),
    choice: (code) => {
      const choice = textIn(answers, code);
      return choice === undefined ? null : `${choice.charAt(0).toUpperCase()}${choice.slice(1)}`;
    },
    found: (field, words) => {
      const finding = findings.find((one) => one.field === field);
      return finding ? (words[finding.class] ?? null) : null;
    },
    pressure: () => {
      const [systolic, diastolic] = [numberIn(answers, 'bpSystolic'), numberIn(answers, 'bpDiastolic')];
      return systolic === undefined || diastolic === undefined ? null : `${systolic}/${diastolic}`;
    },
  };
}

function wordOf(answer: boolean | undefined): string | null {
  if (answer === undefined) return null;
  return answer ? 'Ya' : 'Tidak';
}
