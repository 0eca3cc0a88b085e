/**
 * What can be true of things other than people in a month: Posyandu, session days, families, referrals, reports, houses, stocks. They are counted like the
 * facts of people, and open to their own lists.
 * @source pws.md 3, M01-M07, P06, P07, klaster 5
 */
export const UNIT_FACTS = [
  'posyanduActive',
  'posyanduOpened',
  /** Served every group of the life cycle this month. */
  'posyanduAllGroups',
  'sessionHeld',
  'sessionValidated',
  /** Validated by the fifth of the next month. */
  'sessionValidatedInTime',
  'cadreRegistered',
  'cadreActive',
  'cadrePurwa',
  'cadreMadya',
  'cadreUtama',
  'family',
  /** Visited at least once since January. */
  'familyVisited',
  'finding',
  /** Followed up within 7 days. */
  'findingFollowedUp',
  /** A danger sign at home that no nakes was told of. */
  'dangerSignOpen',
  'referralConfirmed',
  /** Its outcome known within 30 days. */
  'referralDone',
  /** At the end of the month without its outcome, though its time is over. */
  'referralOpen',
  'referralOverdue',
  'alert',
  /** Not closed by nakes. */
  'alertOpen',
  'deathReported',
  /** Answered within 24 hours. */
  'alertAnswered',
  'houseSeen',
  'houseHealthy',
  'stockWatched',
  'stockOut',
] as const;
export type UnitFact = (typeof UNIT_FACTS)[number];
