import type { DeviceData } from '#lib/db/device-data.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { DeviceApi } from '../api/device-api.ts';
import type { Device } from '../device.svelte.ts';
import type { Outside } from '../outside.ts';
import { readCredentials } from './credentials.ts';
import { tellDeviceKey } from './device-key.ts';
import { Peers, type PeersParts } from './peers.svelte.ts';

/** What opening needs. */
export interface OpenPeersParts extends Pick<PeersParts, 'presence' | 'onClock'> {
  readonly device: Device;
  readonly data: DeviceData;
  readonly api: DeviceApi;
  readonly outside: Pick<Outside, 'now' | 'subtle' | 'randomBytes'>;
  /** Those opened before: they are given the newest certificate and list of struck-off devices, and stay. */
  readonly known: Peers | undefined;
}

/** Gets ready to meet other devices; asks for this device's certificate where it has none yet. `peer.notReady` where it cannot be had now. */
export async function openPeers(parts: OpenPeersParts): Promise<Result<Peers, { readonly code: string }>> {
  const { device, data, api, outside, known, presence, onClock } = parts;
  const { settings } = data;
  const posyanduId = () => device.posyandu?.posyanduId;
  await tellDeviceKey({ device, settings, subtle: outside.subtle, api });
  const credentials = await readCredentials(device.profile, settings, outside.subtle);
  if (posyanduId() === undefined || !credentials) return err({ code: 'peer.notReady' });
  known?.renew(credentials);
  if (known) return ok(known);
  const makeConnection = () => new RTCPeerConnection({ iceServers: [] });
  return ok(new Peers({ data, outside, credentials, posyanduId, makeConnection, presence, onClock }));
}
