import { expect, test } from 'vitest';
import { CHECKLIST_GROUPS, SAJI } from '#lib/domain/homevisit/checklist.ts';
import { VISIT_REASONS } from '#lib/domain/homevisit/visit-reasons.ts';
import { listReasons, reasonLabelKey } from '#lib/domain/referral/reasons.ts';
import { REFERRAL_ACTIONS, REFERRAL_STATES } from '#lib/domain/referral/referral-state.ts';
import { FOLLOW_UP_STATES } from '#lib/domain/surveillance/alerts.ts';
import { COMMUNITY_EVENTS } from '#lib/domain/surveillance/community-report.ts';
import { makeChecklistForm, makeFamilyForm, resultForm } from '#lib/app/outreach/home-visit-form.ts';
import { RESULT_CLASSES } from '#lib/events/referral-view.ts';
import { REPORT_AGE_GROUPS } from '#lib/events/report-view.ts';
import { hasOutreachText } from './outreach-text.ts';

test('every line and choice of every form has words', () => {
  const asked: string[] = [];
  const note = (key: string): string => {
    asked.push(key);
    return key;
  };
  for (const group of CHECKLIST_GROUPS) makeChecklistForm(group, note);
  makeFamilyForm(note);
  resultForm(note);
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !hasOutreachText(key))).toEqual([]);
});

test.each([
  ['state', REFERRAL_STATES],
  ['action', REFERRAL_ACTIONS],
  ['why', Object.keys(VISIT_REASONS)],
  ['event', COMMUNITY_EVENTS],
  ['visitGroup', CHECKLIST_GROUPS],
  ['visit.saji', SAJI],
  ['resultClass', RESULT_CLASSES],
  ['followUp', FOLLOW_UP_STATES],
  ['ages', REPORT_AGE_GROUPS],
])('every %s has words', (prefix, codes) => {
  expect(codes.filter((code) => !hasOutreachText(`${prefix}.${code}`))).toEqual([]);
});

test('every reason for a referral has words', () => {
  expect(listReasons().filter((reason) => !hasOutreachText(reasonLabelKey(reason)))).toEqual([]);
});
