import type { DeviceData } from '#lib/db/device-data.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { DeviceApi } from '../api/device-api.ts';
import type { Device } from '../device.svelte.ts';
import type { Outside } from '../outside.ts';
import { readCredentials } from './credentials.ts';
import { tellDeviceKey } from './device-key.ts';
import { Peers } from './peers.svelte.ts';

/** What opening needs. */
export interface OpenPeersParts {
  readonly device: Device;
  readonly data: DeviceData;
  readonly api: DeviceApi;
  readonly outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>;
}

/** Gets ready to meet other devices; asks for this device's certificate where it has none yet. `peer.notReady` where it cannot be had now. */
export async function openPeers(parts: OpenPeersParts): Promise<Result<Peers, { readonly code: string }>> {
  const { device, data, api, outside } = parts;
  const { settings } = data;
  const posyanduId = device.posyandu?.posyanduId;
  await tellDeviceKey({ device, settings, subtle: outside.subtle, api });
  const credentials = await readCredentials(device.profile, settings, outside.subtle);
  if (posyanduId === undefined || !credentials) return err({ code: 'peer.notReady' });
  const makeConnection = () => new RTCPeerConnection({ iceServers: [] });
  return ok(new Peers({ data, outside, credentials, posyanduId, makeConnection }));
}
