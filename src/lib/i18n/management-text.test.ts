import { expect, test } from 'vitest';
import { SKILL_STATUSES } from '#lib/domain/management/assessment.ts';
import { CADRE_LEVELS } from '#lib/domain/management/cadre-level.ts';
import { EQUIPMENT_KINDS } from '#lib/domain/management/calibration.ts';
import { PLACE_KINDS } from '#lib/domain/management/staffing.ts';
import { STOCK_MOVES } from '#lib/domain/management/stock-ledger.ts';
import { ILP_STATUSES, PACKAGES } from '#lib/domain/management/unit-profile.ts';
import { ASSESSMENT_METHODS, CADRE_POSITIONS } from '#server/management/cadre.ts';
import { hasManagementText } from './management-text.ts';

test.each([
  ['ilp', ILP_STATUSES],
  ['place', PLACE_KINDS],
  ['package', PACKAGES],
  ['level', CADRE_LEVELS],
  ['position', CADRE_POSITIONS],
  ['skill', SKILL_STATUSES],
  ['method', ASSESSMENT_METHODS],
  ['move', STOCK_MOVES],
  ['kind', EQUIPMENT_KINDS],
])('every code of %s is told in words', (family, codes) => {
  expect(codes.filter((code) => !hasManagementText(`${family}.${code}`))).toEqual([]);
});
