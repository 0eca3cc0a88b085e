import { expect, test } from 'vitest';
import { accountOf, emptyDraft, unitChoices, withRole } from './account-draft.ts';

const makePosyandu = (posyanduId: string) => ({ posyanduId, name: posyanduId, hamlet: null });
const TREE = [
  {
    puskesmasId: 'k1',
    name: 'Sumberjati',
    villages: [{ villageId: 'v1', name: 'Wonokerto', posyandu: [makePosyandu('p1'), makePosyandu('p2')] }],
  },
];

test('a role is offered the units it can answer for', () => {
  expect(unitChoices(TREE, 'cadre')).toEqual([
    { unitId: 'p1', name: 'p1', within: 'Wonokerto' },
    { unitId: 'p2', name: 'p2', within: 'Wonokerto' },
  ]);
  expect(unitChoices(TREE, 'village_nurse')).toEqual([{ unitId: 'v1', name: 'Wonokerto' }]);
  expect(unitChoices(TREE, 'health_officer')).toEqual([{ unitId: 'k1', name: 'Sumberjati' }]);
});

test('another role keeps the unit where it can, takes the only one there is, or asks', () => {
  const cadre = emptyDraft('cadre', 'p1');
  expect(withRole(cadre, 'cadre_lead', TREE).unitId).toBe('p1');
  expect(withRole(cadre, 'village_nurse', TREE).unitId).toBe('v1');
  expect(withRole(emptyDraft('village_nurse', 'v1'), 'cadre', TREE).unitId).toBe('');
});

test('staff are sent with name and password, cadres with a PIN where one was typed', () => {
  const typed = { displayName: ' Yuni ', userName: ' yuni ', password: 'tiga kata rahasia', pin: '123456' };
  expect(accountOf({ ...emptyDraft('health_officer', 'k1'), ...typed })).toEqual({
    role: 'health_officer',
    displayName: 'Yuni',
    scope: { kind: 'puskesmas', unitIds: ['k1'] },
    userName: 'yuni',
    password: 'tiga kata rahasia',
  });
  const cadre = { role: 'cadre', displayName: 'Yuni', scope: { kind: 'posyandu', unitIds: ['p1'] } };
  expect(accountOf({ ...emptyDraft('cadre', 'p1'), ...typed })).toEqual({ ...cadre, pin: '123456' });
  expect(accountOf({ ...emptyDraft('cadre', 'p1'), ...typed, pin: '' })).toEqual(cadre);
});
