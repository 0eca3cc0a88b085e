import { expect } from 'vitest';
import type { Credentials } from '#lib/app/peer/credentials.ts';
import { DevicePeerStore } from '#lib/app/peer/device-peer-store.ts';
import type { HandoverParts } from '#lib/app/peer/handover.ts';
import type { DeviceData } from '#lib/db/device-data.ts';
import { readCertificate } from '#lib/sync/peer/certificate.ts';
import { makeDisk, openTab, type FakeDisk } from './make-device.ts';
import { subtle, type PeerWorld } from './make-peer.ts';
import type { LineEnd } from './peer-line.ts';
import { makeEvent } from './test-device.ts';

/** Key of the files of the invented Posyandu PM1. */
const KEY = { posyanduId: 'PM1', keyId: 'k1', bytes: new Uint8Array(32).fill(3) };

/** What is stated in each kind of document. */
const TYPES: { readonly [kind: string]: string } = {
  register: 'person',
  session: 'measurement',
  visits: 'homeVisit',
  care: 'dose',
  confidential: 'sensitive',
};

/** A certified device of PM1 with a disk of its own. */
export interface PeerTablet {
  readonly data: DeviceData;
  readonly parts: HandoverParts;
  readonly credentials: Credentials;
  /** Its end of a direct line. */
  readonly end: LineEnd;
  /** States something about a subject. @returns the id of the event, `<device>-<number>` */
  write(documentId: string, subject: string): Promise<string>;
  subjects(documentId: string): Promise<string[]>;
}

/** Opens a device on a disk, with a certificate that the world's server has given it now. */
export async function openPeerTablet(
  world: PeerWorld,
  deviceId: string,
  disk: FakeDisk = makeDisk(),
): Promise<PeerTablet> {
  const device = await world.addDevice(deviceId, ['PM1']);
  const data = await openTab(disk);
  const own = await readCertificate(subtle, device.certificate, world.serverKeys);
  if (!own) throw new Error('the world has issued no certificate');
  const now = () => Date.UTC(2026, 7, 7, 1);
  const { certificate, sign } = device;
  const { serverKeys } = world;
  const credentials = { own, certificate, sign, serverKeys, revoked: new Set<string>(), boxKeys: [KEY] };
  const store = new DevicePeerStore(data, { subtle: crypto.subtle, now }, credentials);
  let written = 0;
  return {
    data,
    parts: {
      data,
      outside: {
        now,
        subtle: crypto.subtle,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      },
    },
    credentials,
    end: { deviceId, sign, certificate, store, clock: now() },
    write: async (documentId, subject) => {
      written += 1;
      const id = `${deviceId}-${written}`;
      const role = deviceId.startsWith('dn_') ? 'village_nurse' : 'cadre';
      const type = TYPES[documentId.split(':')[0] ?? ''] ?? '';
      const event = makeEvent({ id, device: deviceId, subject, role, type });
      expect(await data.documents.record(documentId, [event])).toMatchObject({ ok: true });
      return id;
    },
    subjects: async (documentId) =>
      (await data.database.subjects.where({ documentId }).toArray()).map(({ subject }) => subject).sort(),
  };
}
