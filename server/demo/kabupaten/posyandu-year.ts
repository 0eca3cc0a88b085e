import { addDays, addMonths, firstDayOfMonth, monthOf, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { completedMonths } from '#lib/domain/age.ts';
import { writeContacts, writeDoses, writeSupplies } from './care-part.ts';
import { Dice } from './dice.ts';
import { Documents, type Crew } from './documents.ts';
import { makeDoses } from './doses.ts';
import type { PlannedPosyandu } from './layout.ts';
import { writeOutreach, writeReferrals } from './outreach-part.ts';
import { makeFamilies, type NikMaker } from './people.ts';
import { makePregnancies } from './pregnancies.ts';
import { writeRegister } from './register-part.ts';
import { pregnanciesOn, writeSession } from './session-part.ts';

/** Which Posyandu is filled, and for which year. */
export interface YearPlan {
  readonly planned: PlannedPosyandu;
  readonly posyanduId: string;
  readonly crew: Crew;
  readonly niks: NikMaker;
  /** The last day that anything is written of. */
  readonly today: LocalDate;
  /** Months of sessions, that of `today` the last. */
  readonly months: readonly LocalMonth[];
}

const DOSES_UNTIL_MONTHS = 60;
/** A session falls on the same weekday-like day each month; months have at least 28. */
const LAST_SESSION_DAY = 21;
/** A month without session: the hall is flooded, or everybody is at a wedding. */
const CANCELLED = 0.02;

/** Makes a year of a Posyandu: its people, and what was done for them month by month. The same for the same seed. */
export function makePosyanduYear({ planned, posyanduId, crew, niks, today, months }: YearPlan): Documents {
  const dice = new Dice(planned.seed);
  const documents = new Documents(posyanduId, crew);
  const first = firstDayOfMonth(months[0] ?? monthOf(today));
  const frame = { hamlet: planned.hamlet, through: monthOf(today), attendance: dice.between(0.6, 0.9) };
  const families = makeFamilies(dice, frame, planned.people);
  const pregnancies = makePregnancies(dice, families, addDays(first, -60), today);
  writeRegister(documents, dice, niks, { families, pregnancies, date: first });
  const people = families.flatMap(({ members }) => members);
  const children = people.filter(({ birthDate }) => completedMonths(birthDate, first) < DOSES_UNTIL_MONTHS);
  writeDoses(
    documents,
    children.flatMap((child) => makeDoses(dice, child, today)),
    first,
  );
  writeContacts(documents, dice, pregnancies, { from: first, until: today });
  const sessionDay = dice.whole(3, LAST_SESSION_DAY);
  for (const month of months) {
    const date = addDays(firstDayOfMonth(month), sessionDay - 1);
    if (date > today || dice.chance(CANCELLED)) continue;
    const came = writeSession(documents, dice, date, { people, pregnancies: pregnanciesOn(pregnancies, date) });
    writeSupplies(documents, dice, date, came);
    writeReferrals(documents, dice, { date, today, came });
    writeOutreach(documents, dice, { date, today, families });
  }
  return documents;
}

/** The months of a year that ends with that of a day. */
export function monthsUntil(today: LocalDate, count = 12): LocalMonth[] {
  return Array.from({ length: count }, (_, at) => addMonths(monthOf(today), at - count + 1));
}
