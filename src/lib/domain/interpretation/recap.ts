import { COLOURS, REFERRAL_LEVELS, type Colour, type Interpretation, type ReferralLevel } from '../interpretation.ts';
import type { Sex } from '../person.ts';
import type { ServedGroup } from './card.ts';

/** One visit of a day, as the recap takes it. */
export interface RecappedVisit {
  readonly group: ServedGroup;
  readonly sex?: Sex;
  readonly interpretation: Interpretation;
}

/** How often each code occurs; codes that do not occur are left out. */
export type Tally = { readonly [code: string]: number };

/** What a day has found, in figures. */
export interface SessionRecap {
  readonly visits: number;
  readonly byGroup: Tally;
  readonly bySex: Tally;
  readonly colours: { readonly [colour in Colour]: number };
  /** By the most pressing level of each visit. */
  readonly referrals: { readonly [level in ReferralLevel]: number };
  /** Visits by reason; one visit may have several. */
  readonly referralsByReason: Tally;
}

/** Sums up the visits of a session day. @source session.md 4, buku rekapitulasi hari buka */
export function recapSession(visits: readonly RecappedVisit[]): SessionRecap {
  const colours = tally(visits.map(({ interpretation }) => interpretation.colour));
  const referrals = tally(visits.map(({ interpretation }) => interpretation.referralLevel));
  const [green, yellow, red, darkRed] = COLOURS;
  const [none, routine, urgent, emergency] = REFERRAL_LEVELS;
  const colourOf = (colour: Colour) => colours[colour] ?? 0;
  const levelOf = (level: ReferralLevel) => referrals[level] ?? 0;
  return {
    visits: visits.length,
    byGroup: tally(visits.map(({ group }) => group)),
    bySex: tally(visits.flatMap(({ sex }) => sex ?? [])),
    colours: {
      [green]: colourOf(green),
      [yellow]: colourOf(yellow),
      [red]: colourOf(red),
      [darkRed]: colourOf(darkRed),
    },
    referrals: {
      [none]: levelOf(none),
      [routine]: levelOf(routine),
      [urgent]: levelOf(urgent),
      [emergency]: levelOf(emergency),
    },
    referralsByReason: tally(visits.flatMap(({ interpretation }) => interpretation.reasons)),
  };
}

/** How often each class of a field was found. A visit with several findings of the field counts for each. */
export function tallyClasses(visits: readonly RecappedVisit[], field: string): Tally {
  return tally(
    visits.flatMap(({ interpretation }) =>
      interpretation.findings.filter((finding) => finding.field === field).map((finding) => finding.class),
    ),
  );
}

/** Counts equal codes, in the order of their first occurrence. */
export function tally(codes: readonly string[]): Tally {
  const counts: { [code: string]: number } = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
