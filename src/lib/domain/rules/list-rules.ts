import { CARD_BOUNDS, KLASTER_ADULT_FROM_MONTHS } from '../age.ts';
import type { Span } from '../immunisation/calendar.ts';
import { SCHEDULE_2026_11 } from '../immunisation/schedule-2026-11.ts';
import type { Schedule, ScheduledDose } from '../immunisation/schedule.ts';
import { figure, rule, type Figure, type Figures, type Rule, type Unit } from './figure.ts';
import { GROWTH_RULES } from './growth-rules.ts';
import { DEFAULT_RULES, type RuleSet } from './rule-set.ts';

/** A rule as the page of rules shows it. */
export interface ListedRule {
  /** `adultBmi`; of a dose of the schedule `dose.OPV2`. */
  readonly code: string;
  /** What is judged, in Bahasa Indonesia. */
  readonly what: string;
  readonly source: string;
  /** The set, table or schedule it belongs to. */
  readonly version: string;
  readonly figures: readonly ListedFigure[];
  /** A Puskesmas may change its figures. */
  readonly changeable: boolean;
}

/** A figure of a listed rule. */
export interface ListedFigure extends Figure {
  /** Within the set: `adultBmi.thinBelow`. */
  readonly code: string;
  readonly source: string;
}

const AGE_GROUPS = rule('Kelompok umur', 'README.md; KMK 2015/2023; settled.md 21', {
  toddler: figure('Balita: mulai umur', CARD_BOUNDS.toddler, 'months'),
  preschool: figure('Anak prasekolah: mulai umur', CARD_BOUNDS.preschool, 'months'),
  schoolTeen: figure('Usia sekolah dan remaja: mulai umur', CARD_BOUNDS.school_teen, 'months'),
  adult: figure('Dewasa: mulai umur', CARD_BOUNDS.adult, 'months'),
  elderly: figure('Lansia: mulai umur', CARD_BOUNDS.elderly, 'months'),
  klasterAdult: figure('Klaster 3: mulai umur', KLASTER_ADULT_FROM_MONTHS, 'months'),
});

/**
 * Every rule that judgements rest on, as it is applied: the changeable ones of the set, then ages, growth and the
 * schedule of immunisation.
 */
export function listRules(ruleSet: RuleSet = DEFAULT_RULES, schedule: Schedule = SCHEDULE_2026_11): ListedRule[] {
  return [
    ...Object.entries(ruleSet.rules).map(([code, one]) => listRule(code, one, ruleSet.id, true)),
    listRule('ageGroups', AGE_GROUPS, ruleSet.id, false),
    ...Object.entries(GROWTH_RULES).map(([code, one]) => listRule(code, one, ruleSet.id, false)),
    ...schedule.doses.map((dose) => listRule(`dose.${dose.code}`, ruleOfDose(dose, schedule), schedule.version, false)),
    ...schedule.lateStarts.map((late) =>
      listRule(
        `lateStart.${late.antigen}.${late.doses}`,
        rule(`${late.antigen} dimulai terlambat`, schedule.source, {
          ...spanFigure('from', 'Dimulai mulai umur', late.from),
          doses: figure('Jumlah dosis', late.doses, 'items'),
          ...spanFigure('minInterval', 'Jarak paling dekat', late.minInterval),
        }),
        schedule.version,
        false,
      ),
    ),
  ];
}

function listRule(code: string, { what, source, figures }: Rule, version: string, changeable: boolean): ListedRule {
  const listed = Object.entries(figures).map(([name, one]) =>
    Object.assign({}, one, { code: `${code}.${name}`, source: one.source ?? source }),
  );
  return { code, what, source, version, figures: listed, changeable };
}

function ruleOfDose(dose: ScheduledDose, { source }: Schedule): Rule {
  const uncertain = dose.uncertain ?? false;
  return rule(`Imunisasi ${dose.code}`, source, {
    ...spanFigure('white', 'Putih: mulai umur', dose.windows?.white, uncertain),
    ...spanFigure('yellow', 'Kuning: mulai umur', dose.windows?.yellow, uncertain),
    ...spanFigure('orange', 'Oranye: mulai umur', dose.windows?.orange, uncertain),
    ...spanFigure('closed', 'Abu-abu: mulai umur', dose.windows?.closed, uncertain),
    ...(dose.school
      ? {
          grade: figure('Kelas', dose.school.grade, 'grade'),
          ageYears: figure('Umur', dose.school.ageYears, 'years'),
          month: figure('Bulan ke', dose.school.month, 'months'),
        }
      : {}),
    ...spanFigure('minAge', 'Umur paling muda', dose.minAge, uncertain),
    ...spanFigure('minInterval', 'Jarak dari dosis sebelumnya', dose.minInterval, uncertain),
    ...spanFigure('outbreakFrom', 'Saat KLB: mulai umur (tidak dihitung)', dose.outbreakFrom, uncertain),
  });
}

function spanFigure(name: string, label: string, span: Span | undefined, uncertain = false): Figures {
  if (!span) return {};
  const [unit, value] = measureOf(span);
  return { [name]: figure(label, value, unit, { uncertain }) };
}

function measureOf(span: Span): [Unit, number] {
  if ('days' in span) return ['days', span.days];
  if ('weeks' in span) return ['weeks', span.weeks];
  return 'months' in span ? ['months', span.months] : ['years', span.years];
}
