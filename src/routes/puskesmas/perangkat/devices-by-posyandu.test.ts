import { expect, test } from 'vitest';
import type { DeviceLine } from '#lib/app/staff/device-api.ts';
import { groupDevices, ownDevicesOf } from './devices-by-posyandu.ts';

const makePosyandu = (posyanduId: string) => ({ posyanduId, name: posyanduId, hamlet: null });
const TREE = [
  {
    puskesmasId: 'k1',
    name: 'Sumberjati',
    villages: [{ villageId: 'v1', name: 'Wonokerto', posyandu: [makePosyandu('p1'), makePosyandu('p2')] }],
  },
];
function makeDevice(deviceId: string, posyanduIds: readonly string[], revokedAt: number | null = null): DeviceLine {
  return {
    deviceId,
    name: deviceId,
    posyanduIds: [...posyanduIds],
    enrolledAt: 1,
    seenAt: null,
    revokedAt,
    ownerId: null,
  };
}
const DEVICES = [
  makeDevice('shared', ['p1', 'p2']),
  makeDevice('old', ['p1'], 5),
  { ...makeDevice('laptop', ['p1', 'p2']), ownerId: 'ac_1' },
];
const shown = (revoked: boolean) =>
  groupDevices(TREE, DEVICES, { revoked })[0]?.posyandu.map(({ devices }) => devices.map(({ deviceId }) => deviceId));

test('a device of two Posyandu stands under both, a revoked one under none', () => {
  expect(shown(false)).toEqual([['shared'], ['shared']]);
});

test('revoked devices are shown when asked for', () => {
  expect(shown(true)).toEqual([['shared', 'old'], ['shared']]);
});

test('the own device of a nakes stands for itself, under no Posyandu', () => {
  expect(ownDevicesOf(DEVICES, { revoked: true }).map(({ deviceId }) => deviceId)).toEqual(['laptop']);
});
