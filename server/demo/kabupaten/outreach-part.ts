import { addDays, type LocalDate } from '#lib/domain/dates.ts';
import type { Dice } from './dice.ts';
import type { Documents, Slots } from './documents.ts';
import type { MadeFamily } from './people.ts';
import type { Came } from './session-part.ts';

const HIGH_SYSTOLIC = 150;
const VISITS_A_MONTH = 14;
const REPORT_SHARE = 0.05;

/** Writes who of those who came was sent on, and what became of it until `today`. */
export function writeReferrals(
  documents: Documents,
  dice: Dice,
  { date, today, came }: { readonly date: LocalDate; readonly today: LocalDate; readonly came: readonly Came[] },
): void {
  for (const { person, measures, group } of came) {
    const systolic = Number(measures['bpSystolic'] ?? 0);
    const isHigh = systolic >= HIGH_SYSTOLIC && dice.chance(0.3);
    const isThin =
      (group === 'infant' || group === 'toddler') && person.weightSd - person.heightSd < -2 && dice.chance(0.2);
    if (!isHigh && !isThin) continue;
    const subject = dice.id();
    const reason: Slots = isHigh ? { code: 'BP_HIGH', value: String(systolic) } : { code: 'WAST_KURANG' };
    const data = { personId: person.personId, date, level: 'urgent', reasons: [reason], to: 'puskesmas' };
    documents.visits(date, { type: 'referral', subject, data });
    if (!dice.chance(0.92)) continue;
    documents.care(addDays(date, 1), { type: 'referralDecision', subject, data: { state: 'DIKONFIRMASI' } });
    const seenDate = addDays(date, dice.whole(2, 20));
    if (seenDate > today || !dice.chance(0.85)) continue;
    const outcome = { state: 'SELESAI', seenDate, resultClass: dice.pick(['treated', 'underTreatment', 'noProblem']) };
    documents.care(seenDate, { type: 'referralDecision', subject, data: outcome });
  }
}

/** Writes the visits to houses in the days after a session, and now and then something that happened in the hamlet. */
export function writeOutreach(
  documents: Documents,
  dice: Dice,
  {
    date,
    today,
    families,
  }: { readonly date: LocalDate; readonly today: LocalDate; readonly families: readonly MadeFamily[] },
): void {
  for (let made = 0; made < VISITS_A_MONTH; made++) {
    const { familyId, members } = dice.pick(families);
    const visitDate = addDays(date, dice.whole(1, 12));
    if (visitDate > today) continue;
    const outcomes = dice.chance(0.15) ? [dice.pick(['noAccess', 'nonAdherent', 'dangerSign'])] : [];
    documents.visits(visitDate, {
      type: 'homeVisit',
      subject: dice.id(),
      data: {
        personId: dice.pick(members).personId,
        householdId: familyId,
        date: visitDate,
        kind: 'routine',
        group: 'family',
        reasons: [],
        outcomes,
        ...(outcomes.length > 0 && dice.chance(0.8) ? { reportedToNurseDate: visitDate } : {}),
      },
    });
  }
  if (!dice.chance(REPORT_SHARE) || addDays(date, 5) > today) return;
  const subject = dice.id();
  const hamlet = dice.pick(families).hamlet;
  const eventType = dice.pick(['diarrhoea', 'dengue', 'measles', 'diarrhoea', 'rabiesBite']);
  documents.visits(addDays(date, 3), {
    type: 'communityReport',
    subject,
    data: { eventType, date: addDays(date, 3), hamlet, cases: dice.whole(1, 4), deaths: 0, ageGroups: ['under5'] },
  });
  if (!dice.chance(0.8)) return;
  const data = { followUpState: 'closed', followUpDate: addDays(date, 4) };
  documents.care(addDays(date, 4), { type: 'reportFollowUp', subject, data });
}
