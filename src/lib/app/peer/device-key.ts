import type { Settings } from '#lib/db/settings.ts';
import { makeSigningKeys, signWith, type Sign, type Subtle } from '#lib/sync/peer/signing.ts';
import type { DeviceApi } from '../api/device-api.ts';
import type { Device } from '../device.svelte.ts';

/** Name under which the device keeps its own key pair. */
export const DEVICE_KEY = 'deviceKey';

/** The device's own key pair; the private half never leaves the browser's keeping, not even for this code. */
export interface DeviceKey {
  readonly sign: Sign;
  readonly publicKey: Uint8Array;
}

/** The key of this device; made at the first call, and the same for life. */
export async function loadDeviceKey(settings: Settings, subtle: Subtle): Promise<DeviceKey> {
  const stored = await settings.load(DEVICE_KEY);
  if (isKeyPair(stored)) return { sign: signWith(subtle, stored.privateKey), publicKey: stored.publicKey };
  const made = await makeSigningKeys(subtle);
  await settings.save(DEVICE_KEY, made);
  return { sign: signWith(subtle, made.privateKey), publicKey: made.publicKey };
}

/** What telling the key needs. */
export interface TellKeyParts {
  readonly device: Device;
  readonly settings: Settings;
  readonly subtle: Subtle;
  readonly api: DeviceApi;
}

/** Tells the server the key where it has issued no certificate yet, and fetches the profile that has one. */
export async function tellDeviceKey({ device, settings, subtle, api }: TellKeyParts): Promise<void> {
  const peer = device.profile?.peer;
  // A server of before there were keys says nothing of them.
  if (!peer || peer.certificate !== null) return;
  const { publicKey } = await loadDeviceKey(settings, subtle);
  const told = await api.tellKey(publicKey);
  if (told.ok) await device.refreshProfile();
}

function isKeyPair(value: unknown): value is { readonly privateKey: CryptoKey; readonly publicKey: Uint8Array } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'privateKey' in value &&
    value.privateKey instanceof CryptoKey &&
    'publicKey' in value &&
    value.publicKey instanceof Uint8Array
  );
}
