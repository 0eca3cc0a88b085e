import { CHECKLISTS } from '#lib/domain/homevisit/checklists.ts';
import type { ChecklistGroup, ChecklistItem } from '#lib/domain/homevisit/checklist.ts';
import { SCHEDULE_2026_11 } from '#lib/domain/immunisation/schedule-2026-11.ts';
import { CARDS, type Card } from '#lib/domain/interpretation/card.ts';
import { ADULT_RULES } from '#lib/domain/rules/adult-rules.ts';
import { CHILD_RULES } from '#lib/domain/rules/child-rules.ts';
import { DANGER_SIGN_RULES } from '#lib/domain/rules/danger-sign-rules.ts';
import { IMMUNISATION_RULES } from '#lib/domain/rules/immunisation-rules.ts';
import { listRules, type ListedRule } from '#lib/domain/rules/list-rules.ts';
import { MATERNAL_RULES } from '#lib/domain/rules/maternal-rules.ts';
import { OUTREACH_RULES } from '#lib/domain/rules/outreach-rules.ts';
import { QUESTIONNAIRE_RULES } from '#lib/domain/rules/questionnaire-rules.ts';
import { REFERRAL_RULES } from '#lib/domain/rules/referral-rules.ts';
import { DEFAULT_RULES, type RuleSet } from '#lib/domain/rules/rule-set.ts';
import { formsOfCard } from '#lib/forms/cards.ts';
import type { Form } from '#lib/forms/engine/form.ts';

/** Parts of the page of rules, in its order. */
export const CHAPTERS = [
  'maternal',
  'child',
  'growth',
  'immunisation',
  'adult',
  'questionnaire',
  'danger',
  'referral',
  'outreach',
] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** All that judgements and forms rest on, as this app applies it. */
export interface RuleBook {
  /** The set of rules in force: `2026-11`. */
  readonly ruleSet: string;
  readonly chapters: readonly { readonly chapter: Chapter; readonly rules: readonly ListedRule[] }[];
  /** The forms of each card, whose fields have limits. */
  readonly cards: readonly { readonly card: Card; readonly forms: readonly Form[] }[];
  readonly checklists: readonly { readonly group: ChecklistGroup; readonly items: readonly ChecklistItem[] }[];
}

const CHAPTER_OF: ReadonlyMap<string, Chapter> = new Map(
  (
    [
      ['maternal', MATERNAL_RULES],
      ['child', CHILD_RULES],
      ['immunisation', IMMUNISATION_RULES],
      ['adult', ADULT_RULES],
      ['questionnaire', QUESTIONNAIRE_RULES],
      ['danger', DANGER_SIGN_RULES],
      ['referral', REFERRAL_RULES],
      ['outreach', OUTREACH_RULES],
    ] as const
  ).flatMap(([chapter, rules]) => Object.keys(rules).map((code) => [code, chapter] as const)),
);

/** Gathers the book: every rule once, the fields of every form, the items of every checklist. */
export async function loadRuleBook(ruleSet: RuleSet = DEFAULT_RULES): Promise<RuleBook> {
  const byChapter = Map.groupBy(listRules(ruleSet, SCHEDULE_2026_11), ({ code }) => chapterOf(code));
  const forms = await Promise.all(CARDS.map(formsOfCard));
  return {
    ruleSet: ruleSet.id,
    chapters: CHAPTERS.map((chapter) => ({ chapter, rules: byChapter.get(chapter) ?? [] })),
    cards: CARDS.map((card, at) => ({ card, forms: forms[at] ?? [] })),
    checklists: Object.values(CHECKLISTS).map(({ group, items }) => ({ group, items })),
  };
}

/** Doses and late starts belong to the schedule; what no file of rules has is told by growth. */
function chapterOf(code: string): Chapter {
  return CHAPTER_OF.get(code) ?? (code.includes('.') ? 'immunisation' : 'growth');
}
