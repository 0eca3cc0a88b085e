import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import type { Dice } from './dice.ts';
import type { Documents, Slots } from './documents.ts';
import type { MadeFamily, MadePerson, NikMaker } from './people.ts';
import type { MadePregnancy } from './pregnancies.ts';

const WITH_NIK = 0.95;

/** Writes people, families and pregnancies of a Posyandu into its register. */
export function writeRegister(
  documents: Documents,
  dice: Dice,
  niks: NikMaker,
  made: {
    readonly families: readonly MadeFamily[];
    readonly pregnancies: readonly MadePregnancy[];
    readonly date: LocalDate;
  },
): void {
  for (const family of made.families) {
    const { hamlet, rt, rw, familyId, head } = family;
    const data = { headName: head.name, hamlet, rt, rw, ...houseOf(dice) };
    documents.register(made.date, { type: 'household', subject: familyId, data });
    for (const person of family.members) writePerson(documents, dice, niks, { family, person, date: made.date });
  }
  for (const { pregnancyId, mother, lmpDate, deliveryDate, child } of made.pregnancies) {
    const birth: Slots =
      deliveryDate === undefined || child === undefined
        ? {}
        : {
            outcome: 'liveBirth',
            deliveryDate,
            childIds: [child.personId],
            attendant: dice.chance(0.96) ? dice.pick(['midwife', 'midwife', 'doctor']) : 'other',
            birthPlace: dice.chance(0.95) ? dice.pick(['puskesmas', 'hospital', 'midwife', 'clinic']) : 'other',
          };
    const data = { personId: mother.personId, lmp: lmpDate, gravida: dice.whole(1, 4), ...birth };
    documents.register(addDays(lmpDate, 50), { type: 'pregnancy', subject: pregnancyId, data });
  }
}

function writePerson(
  documents: Documents,
  dice: Dice,
  niks: NikMaker,
  { family, person, date }: { readonly family: MadeFamily; readonly person: MadePerson; readonly date: LocalDate },
): void {
  const { name, sex, birthDate, role, mother } = person;
  const isLater = birthDate > date;
  documents.register(isLater ? birthDate : date, {
    type: 'person',
    subject: person.personId,
    data: {
      name,
      sex,
      birthDate,
      hamlet: family.hamlet,
      rt: family.rt,
      rw: family.rw,
      householdId: family.familyId,
      ...(dice.chance(WITH_NIK) && !isLater ? slots({ nik: niks.make(person) }) : {}),
      ...(mother && role === 'child' ? slots({ motherName: mother.name }) : {}),
      ...(role === 'wife' ? slots({ husbandName: family.head.name }) : {}),
      maritalStatus: role === 'child' ? 'single' : 'married',
      ...(isLater || dice.chance(0.1) ? birthOf(dice, person) : {}),
    },
  });
}

function birthOf(dice: Dice, { role, weightSd }: MadePerson): Slots {
  if (role !== 'child') return {};
  return {
    birthWeightKg: Math.round((3.1 + 0.3 * weightSd + 0.2 * dice.normal()) * 100) / 100,
    earlyBreastfeeding: dice.chance(0.8),
  };
}

/** Slots of which some are left out elsewhere. */
function slots(own: Slots): Slots {
  return own;
}

function houseOf(dice: Dice) {
  return {
    latrine: dice.chance(0.88) ? dice.pick(['kloset', 'leherAngsa']) : dice.pick(['cemplung', 'tidakAda']),
    cleanWater: dice.pick(['sumurTerlindung', 'ledeng', 'sumurPompa']),
    ventilation: dice.chance(0.85),
  };
}
