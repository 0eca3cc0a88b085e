import { needsSecondReading } from '#lib/domain/screening/blood-pressure.ts';
import { numberIn, type Answers } from '../../engine/answers.ts';
import type { FormContext } from '../../engine/context.ts';
import { numberField, type Field, type Limits, type Predicate } from '../../engine/field.ts';
import type { FormRefusal } from '../../engine/problem.ts';
import { rulesIn } from './who.ts';

const SOURCE = 'Kartu ILP; limits: design default of lifecycle.md 1';
const SYSTOLIC = { hard: { min: 50, max: 260 }, soft: { min: 80, max: 180 } };
const DIASTOLIC = { hard: { min: 30, max: 160 }, soft: { min: 45, max: 110 } };

interface Figure {
  readonly code: string;
  readonly label: string;
  readonly help?: string;
  readonly limits: { readonly hard: Limits; readonly soft: Limits };
  readonly relevant: Predicate;
  readonly required?: Predicate;
  readonly refuse?: (value: number, answers: Answers) => FormRefusal | undefined;
}

/**
 * Blood pressure: two figures, a second reading where the first is high (kept beside it, never in its place), and for
 * mothers the mean arterial pressure.
 * @param relevant of whom it is taken; of everybody, where left out
 * @source KMK 84/2026; session.md 1; settled.md 17
 */
export function bloodPressureFields({
  relevant = () => true,
  arterialMean = false,
}: { readonly relevant?: Predicate; readonly arterialMean?: boolean } = {}): Field[] {
  const again: Predicate = (answers, context) => relevant(answers, context) && isHigh(answers, context);
  return [
    figureField({ code: 'bpSystolic', label: 'bp.systolic', help: 'bp.help', limits: SYSTOLIC, relevant }),
    figureField({
      code: 'bpDiastolic',
      label: 'bp.diastolic',
      limits: DIASTOLIC,
      relevant: (answers, context) => relevant(answers, context) && numberIn(answers, 'bpSystolic') !== undefined,
      required: () => true,
      refuse: belowItsSystolic('bpDiastolic', 'bpSystolic'),
    }),
    figureField({
      code: 'bpSystolic2',
      label: 'bp.systolic2',
      help: 'bp.second.help',
      limits: SYSTOLIC,
      relevant: again,
      required: () => true,
    }),
    figureField({
      code: 'bpDiastolic2',
      label: 'bp.diastolic2',
      limits: DIASTOLIC,
      relevant: (answers, context) => again(answers, context) && numberIn(answers, 'bpSystolic2') !== undefined,
      required: () => true,
      refuse: belowItsSystolic('bpDiastolic2', 'bpSystolic2'),
    }),
    ...(arterialMean ? [arterialMeanField] : []),
  ];
}

/** Mean arterial pressure, one third of the way from diastolic to systolic; shown, never typed. */
const arterialMeanField = numberField({
  code: 'map',
  label: 'bp.map',
  source: 'Buku KIA; lifecycle.md 1 (K)',
  unit: 'mmHg',
  decimals: 0,
  hard: { min: 0, max: 260 },
  relevant: (answers) => arterialMeanIn(answers) !== undefined,
  computed: arterialMeanIn,
  shownOnly: true,
});

function arterialMeanIn(answers: Answers): number | undefined {
  const systolic = numberIn(answers, 'bpSystolic');
  const diastolic = numberIn(answers, 'bpDiastolic');
  return systolic === undefined || diastolic === undefined ? undefined : Math.round((systolic + 2 * diastolic) / 3);
}

function isHigh({ bpSystolic, bpDiastolic }: Answers, context: FormContext): boolean {
  return needsSecondReading({ bpSystolic, bpDiastolic }, rulesIn(context));
}

function belowItsSystolic(field: string, systolicCode: string) {
  return (value: number, answers: Answers): FormRefusal | undefined =>
    value < (numberIn(answers, systolicCode) ?? Infinity)
      ? undefined
      : { code: 'form.systolicNotAboveDiastolic', field };
}

function figureField({ limits, ...figure }: Figure): Field {
  return numberField({ source: SOURCE, unit: 'mmHg', decimals: 0, ...limits, ...figure });
}
