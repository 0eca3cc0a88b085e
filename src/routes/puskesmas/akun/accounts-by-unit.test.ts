import { expect, test } from 'vitest';
import type { AccountLine, AccountRole, Scope } from '#lib/app/staff/account-api.ts';
import { groupAccounts } from './accounts-by-unit.ts';

const makePosyandu = (posyanduId: string) => ({ posyanduId, name: posyanduId, hamlet: null });
const TREE = [
  {
    puskesmasId: 'k1',
    name: 'Sumberjati',
    villages: [{ villageId: 'v1', name: 'Wonokerto', posyandu: [makePosyandu('p1'), makePosyandu('p2')] }],
  },
];
function makeAccount(displayName: string, role: AccountRole, scope: Scope): AccountLine {
  return {
    accountId: displayName,
    displayName,
    role,
    scope,
    userName: null,
    hasPin: false,
    active: true,
    hasSecondFactor: false,
  };
}

test('cadres stand under each of their Posyandu, staff by themselves', () => {
  const grouped = groupAccounts(TREE, [
    makeAccount('Sari', 'village_nurse', { kind: 'village', unitIds: ['v1'] }),
    makeAccount('Yuni', 'cadre', { kind: 'posyandu', unitIds: ['p1', 'p2'] }),
    makeAccount('Tutik', 'cadre_lead', { kind: 'posyandu', unitIds: ['p2'] }),
  ]);
  expect(grouped.staff.map(({ displayName }) => displayName)).toEqual(['Sari']);
  expect(grouped.posyandu.map(({ cadres }) => cadres.map(({ displayName }) => displayName))).toEqual([
    ['Yuni'],
    ['Yuni', 'Tutik'],
  ]);
});
