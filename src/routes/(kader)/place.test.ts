import { expect, test } from 'vitest';
import { placeFor } from './place.ts';

const current = { accountId: 'a1', displayName: 'Sulastri', role: 'cadre' } as const;

test.each([
  ['a code', { kind: 'notEnrolled' }, undefined, '/mulai'],
  ['a name', { kind: 'enrolled', deviceId: 'd1' }, undefined, '/siapa'],
  ['the day', { kind: 'enrolled', deviceId: 'd1' }, current, '/hari-buka'],
  [
    'the day, also when revoked: what is stored can be seen',
    { kind: 'revoked', deviceId: 'd1' },
    current,
    '/hari-buka',
  ],
] as const)('a device begins with %s', (_, standing, user, place) => {
  expect(placeFor({ device: { standing }, signIn: { current: user } })).toBe(place);
});
