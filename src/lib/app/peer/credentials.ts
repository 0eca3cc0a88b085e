import type { Settings } from '#lib/db/settings.ts';
import type { BoxKey } from '#lib/sync/peer/sealed-box.ts';
import { readCertificate, type Certificate } from '#lib/sync/peer/certificate.ts';
import type { Sign, Subtle } from '#lib/sync/peer/signing.ts';
import type { DeviceProfile } from '../api/profile.ts';
import { loadDeviceKey } from './device-key.ts';

/** With what this device shows other devices who it is, and knows them. */
export interface Credentials {
  readonly own: Certificate;
  /** The same as bytes, as the server issued it. */
  readonly certificate: Uint8Array;
  readonly sign: Sign;
  readonly serverKeys: readonly Uint8Array[];
  readonly revoked: ReadonlySet<string>;
  /** Keys of files and films; the newest of a Posyandu first. */
  readonly boxKeys: readonly (BoxKey & { readonly posyanduId: string })[];
}

/** Reads what the profile brought; undefined before the server has issued a certificate, which takes the network once. */
export async function readCredentials(
  profile: DeviceProfile | undefined,
  settings: Settings,
  subtle: Subtle,
): Promise<Credentials | undefined> {
  const peer = profile?.peer;
  if (!peer || peer.certificate === null) return undefined;
  const { sign, publicKey } = await loadDeviceKey(settings, subtle);
  const certificate = fromBase64(peer.certificate);
  const serverKeys = peer.serverKeys.map(fromBase64);
  const own = await readCertificate(subtle, certificate, serverKeys);
  // A browser that lost its keys and kept its profile cannot prove who it is.
  if (!own || own.publicKey.some((byte, i) => byte !== publicKey[i])) return undefined;
  return {
    own,
    certificate,
    sign,
    serverKeys,
    revoked: new Set(peer.revoked),
    boxKeys: peer.boxKeys.map(({ posyanduId, keyId, key }) => ({ posyanduId, keyId, bytes: fromBase64(key) })),
  };
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
