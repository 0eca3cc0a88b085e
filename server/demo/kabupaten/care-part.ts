import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import type { SupplyItem } from '#lib/events/supply-view.ts';
import type { Dice } from './dice.ts';
import type { Documents } from './documents.ts';
import type { MadeDose } from './doses.ts';
import type { MadePregnancy } from './pregnancies.ts';
import type { Came } from './session-part.ts';

const CAPSULE_MONTHS: ReadonlySet<string> = new Set(['02', '08']);
const NEWBORN_DAYS = [1, 5, 15];
const MOTHER_DAYS = [1, 5, 15, 35];
const ANC_FROM_DAYS = 60;
const ANC_EVERY_DAYS = 33;

/** Writes the doses of a Posyandu; those of before the year lie in its first month, as when a midwife enters the old book. */
export function writeDoses(documents: Documents, doses: readonly MadeDose[], firstDay: LocalDate): void {
  for (const { doseId, personId, antigen, date } of doses) {
    const data = { personId, antigen, date, source: 'nakes' };
    documents.care(date, { type: 'dose', subject: doseId, data }, date < firstDay ? firstDay : date);
  }
}

/** Writes what nakes handed out on a session day: capsules in their months, worm medicine, iron tablets. */
export function writeSupplies(documents: Documents, dice: Dice, date: LocalDate, came: readonly Came[]): void {
  const give = (personId: string, item: SupplyItem, amount: number): void => {
    documents.care(date, { type: 'supply', subject: dice.id(), data: { personId, item, amount, date } });
  };
  const isCapsuleMonth = CAPSULE_MONTHS.has(date.slice(5, 7));
  for (const { person, group, ageMonths } of came) {
    if (group === 'pregnant') give(person.personId, 'TTD', 30);
    if (group === 'pregnant' || ageMonths >= 60 || !isCapsuleMonth) continue;
    if (ageMonths >= 6 && dice.chance(0.97)) give(person.personId, ageMonths < 12 ? 'VIT_A_BIRU' : 'VIT_A_MERAH', 1);
    if (ageMonths >= 12 && dice.chance(0.9)) give(person.personId, 'ALBENDAZOLE', ageMonths < 24 ? 200 : 400);
  }
}

/** Writes the examinations of mothers and newborns that lie in a span of days. */
export function writeContacts(
  documents: Documents,
  dice: Dice,
  pregnancies: readonly MadePregnancy[],
  span: { readonly from: LocalDate; readonly until: LocalDate },
): void {
  const examine = (personId: string, kind: 'anc' | 'pnc' | 'neo', date: LocalDate): void => {
    if (date < span.from || date > span.until || dice.chance(0.07)) return;
    const data = { personId, kind, date, byDoctor: kind === 'anc' && dice.chance(0.3) };
    documents.care(date, { type: 'contact', subject: dice.id(), data });
  };
  for (const { mother, child, lmpDate, deliveryDate } of pregnancies) {
    const end = deliveryDate ?? span.until;
    for (let day = addDays(lmpDate, ANC_FROM_DAYS); day < end; day = addDays(day, ANC_EVERY_DAYS)) {
      examine(mother.personId, 'anc', day);
    }
    if (deliveryDate === undefined || child === undefined) continue;
    for (const day of MOTHER_DAYS) examine(mother.personId, 'pnc', addDays(deliveryDate, day));
    for (const day of NEWBORN_DAYS) examine(child.personId, 'neo', addDays(deliveryDate, day));
  }
}
