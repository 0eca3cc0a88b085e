import type { DeviceLine } from '#lib/app/staff/device-api.ts';
import { villagesOf, type PosyanduBranch, type UnitTree } from '#lib/app/staff/unit-tree.ts';

/** A Posyandu with its devices. */
export interface PosyanduDevices {
  readonly posyandu: PosyanduBranch;
  readonly devices: readonly DeviceLine[];
}

/** A desa with the devices of its Posyandu. */
export interface VillageDevices {
  readonly villageId: string;
  readonly name: string;
  readonly posyandu: readonly PosyanduDevices[];
}

/** Sorts the tablets of Posyandu under them; one that serves several stands under each. Revoked ones are left out unless asked for. */
export function groupDevices(
  tree: UnitTree,
  devices: readonly DeviceLine[],
  { revoked }: { readonly revoked: boolean },
): readonly VillageDevices[] {
  const shown = devices.filter((device) => !device.ownerId && (revoked || device.revokedAt === null));
  return villagesOf(tree).map(({ villageId, name, posyandu }) => ({
    villageId,
    name,
    posyandu: posyandu.map((unit) => ({
      posyandu: unit,
      devices: shown.filter(({ posyanduIds }) => posyanduIds.includes(unit.posyanduId)),
    })),
  }));
}

/** The own devices of nakes, which belong to no Posyandu. Revoked ones are left out unless asked for. */
export function ownDevicesOf(
  devices: readonly DeviceLine[],
  { revoked }: { readonly revoked: boolean },
): readonly DeviceLine[] {
  return devices.filter((device) => device.ownerId && (revoked || device.revokedAt === null));
}
