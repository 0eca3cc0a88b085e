/**
 * Facts that rest on answers only nakes hold: a cadre's device says "hanya di Puskesmas" of their indicators, never another number.
 * @source README.md of the domain, roles and access
 */
export const CONFIDENTIAL_FACTS: ReadonlySet<string> = new Set([
  'mentalScreened',
  'productiveMentalScreened',
  'mentalPositive',
  'mentalReferred',
  'tbPatientVisited',
  'tbPatientAdherent',
]);
