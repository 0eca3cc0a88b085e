import { expect, test } from 'vitest';
import type { AccountLine } from '#lib/app/staff/account-api.ts';
import { actsOf } from './account-acts.ts';

const nurse: AccountLine = {
  accountId: 'ac_1',
  displayName: 'Bidan Dewi',
  role: 'village_nurse',
  scope: { kind: 'village', unitIds: ['ds_1'] },
  userName: 'dewi',
  hasPin: false,
  active: true,
  hasSecondFactor: false,
  passwordExpiresAt: null,
};
const cadre: AccountLine = { ...nurse, role: 'cadre', userName: null };

test.each([
  ['staff', nurse, ['reset', 'disable']],
  [
    'a nakes with a PIN and a second factor',
    { ...nurse, hasPin: true, hasSecondFactor: true },
    ['pin.clear', 'reset', 'factor.remove', 'disable'],
  ],
  ['a cadre', cadre, ['disable']],
  ['a cadre with a PIN', { ...cadre, hasPin: true }, ['pin.clear', 'disable']],
  ['an account out of use', { ...nurse, active: false, hasSecondFactor: true }, ['enable']],
])('what can be done with %s', (_, account, acts) => expect(actsOf(account, 'ac_admin')).toEqual(acts));

test('nothing can be done here with one’s own account', () => expect(actsOf(nurse, 'ac_1')).toEqual([]));
