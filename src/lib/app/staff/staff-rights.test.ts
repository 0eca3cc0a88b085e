import { expect, test } from 'vitest';
import { ACCOUNT_ROLES as SERVER_ROLES } from '#server/auth/actor.ts';
import { DOOR_RIGHTS } from '#server/auth/rights.ts';
import { ACCOUNT_ROLES } from './account-api.ts';
import { ROLES_OF_DOOR } from './staff-rights.ts';

test.each([
  'aggregates',
  'alerts',
  'names',
  'imports',
  'devices',
  'accounts',
  'audit',
  'ownDevice',
  'management',
  'unitChanges',
  'periods',
  'periodReport',
  'periodLock',
] as const)('the pages know the same roles for the door %s as the server', (door) =>
  expect([...ROLES_OF_DOOR[door]]).toEqual([...DOOR_RIGHTS[door]]),
);

test('the pages know the same roles as the server', () => {
  expect(ACCOUNT_ROLES).toEqual(SERVER_ROLES);
});
