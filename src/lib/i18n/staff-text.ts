import { translated, translatedIssue } from './language.ts';
import { alerts } from './messages/staff/alerts.ts';
import { staffEntry } from './messages/staff/entry.ts';
import { issues } from './messages/staff/import-issues.ts';
import { importing } from './messages/staff/import.ts';
import { staffNav } from './messages/staff/nav.ts';
import { ownAccount } from './messages/staff/own-account.ts';
import { staffProblems } from './messages/staff/problems.ts';
import { situation } from './messages/staff/situation.ts';
import { unitsAndPeople } from './messages/staff/units.ts';
import { addProblemTexts, fill, type Filling, type Places } from './text.ts';

addProblemTexts(staffProblems);

const staff = {
  ...alerts,
  ...staffEntry,
  ...staffNav,
  ...situation,
  ...importing,
  ...unitsAndPeople,
  ...ownAccount,
} as const;
type Messages = typeof staff;
/** Name of these texts in translations. */
const AREA = 'staff';
const TEXTS: { readonly [key: string]: string } = staff;

/** A key of the catalogue of the staff pages. */
export type StaffKey = keyof Messages;

type Values<Key extends StaffKey> = [Places<Messages[Key]>] extends [never]
  ? []
  : [values: { readonly [name in Places<Messages[Key]>]: string | number }];

/** The text of a key of the staff pages, its places filled in. A catalogue of its own, so that no cadre's phone loads it. */
export function ts<Key extends StaffKey>(key: Key, ...values: Values<Key>): string {
  return fill(translated(key, staff[key], AREA), values[0] ?? {});
}

/** The text of a key that comes as data (a role, a fact, a state); the key itself where the catalogue lacks it. */
export function staffTextOf(key: string, values: Filling = {}): string {
  return fill(translated(key, TEXTS[key] ?? key, AREA), values);
}

/** True where the catalogue of the staff pages has this key. */
export function hasStaffText(key: string): boolean {
  return Object.hasOwn(TEXTS, key);
}

const ISSUES: { readonly [code: string]: IssueText } = issues;
const UNKNOWN: IssueText = {
  what: 'Ada yang perlu dilihat ({code})',
  todo: 'Perbarui halaman ini untuk penjelasannya.',
};

/** What an import says of a cell or row: what it is, and what to do. */
export interface IssueText {
  readonly what: string;
  readonly todo: string;
}

/** The text of an issue's code; general words that name the code where a newer server has one that is not known here. */
export function issueText(code: string, values: Filling = {}): IssueText {
  const { what, todo } = translatedIssue(code) ?? ISSUES[code] ?? translatedIssue('import.unknown') ?? UNKNOWN;
  const filling = { ...values, code };
  return { what: fill(what, filling), todo: fill(todo, filling) };
}

/** True where the catalogue tells of this code. */
export function hasIssueText(code: string): boolean {
  return Object.hasOwn(ISSUES, code);
}
