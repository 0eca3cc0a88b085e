import { completedYears } from '../age.ts';
import type { LocalDate } from '../dates.ts';
import type { Position, Weighing } from '../growth/weighing.ts';
import type { DoseStatus } from '../immunisation/dose-status.ts';
import type { Sex } from '../person.ts';
import type { AntenatalVisit } from '../pregnancy/antenatal.ts';
import { numberIn, textIn, yesIn, type Answers } from '../screening/answers.ts';
import type { SexAndAge } from '../screening/sex-and-age.ts';

/** The pregnancy a visit belongs to. */
export interface PregnancyEpisode {
  /** First day of the last period (HPHT). */
  readonly lmpDate?: LocalDate;
  readonly prePregWeightKg?: number;
  /** Missing where the records of examinations are not at hand. */
  readonly antenatalVisits?: readonly AntenatalVisit[];
}

/** The birth a visit in childbed belongs to. */
export interface DeliveryEpisode {
  readonly date: LocalDate;
  /** Days on which nakes saw the mother since; missing where that is not known. */
  readonly contactDates?: readonly LocalDate[];
}

/** All that the judgement on one visit rests on. What is missing is not judged. */
export interface VisitInput {
  readonly person: { readonly sex?: Sex; readonly birthDate: LocalDate };
  /** The day of the visit. */
  readonly date: LocalDate;
  /** Standing answers by field code: of a conflict the one that holds meanwhile (settled.md 17). */
  readonly answers: Answers;
  readonly pregnancy?: PregnancyEpisode;
  readonly delivery?: DeliveryEpisode;
  /** Earlier measurements of a child, any order. */
  readonly weighings?: readonly Weighing[];
  /** How the doses stand on the day; missing where no dose is known at all. */
  readonly doses?: readonly DoseStatus[];
}

/** Sex and completed years on the day of the visit. */
export function sexAndAgeOf({ person, date }: VisitInput): SexAndAge {
  return { sex: person.sex, ageYears: completedYears(person.birthDate, date) };
}

/** What was measured, as the growth rules take it. */
export function weighingOf({ answers, date }: VisitInput): Weighing {
  const position = textIn(answers, 'position');
  return {
    date,
    weightKg: numberIn(answers, 'weightKg'),
    lengthHeightCm: numberIn(answers, 'lengthHeightCm'),
    position: isPosition(position) ? position : undefined,
    headCm: numberIn(answers, 'headCm'),
    muacCm: numberIn(answers, 'muacCm'),
    oedema: yesIn(answers, 'oedema'),
  };
}

function isPosition(text: string | undefined): text is Position {
  return text === 'recumbent' || text === 'standing';
}
