import { parseDocumentId } from '#lib/doc/document-id.ts';
import { CLOSE } from '#lib/sync/close-codes.ts';
import type { UnitsPort } from '../units/port.ts';
import type { Grant, Refused, RightsPort } from '../ws/rights-port.ts';
import { staffActorOf } from './account-rows.ts';
import type { AccountsStore } from './accounts-store.ts';
import type { Actor } from './actor.ts';
import type { DeviceNames } from './device-names.ts';
import type { DevicesStore } from './devices-store.ts';
import { may } from './rights.ts';
import { readTicket } from './tickets.ts';

/** What the hub's questions are answered from. */
export interface DocumentRightsParts {
  readonly accounts: AccountsStore;
  readonly devices: DevicesStore;
  readonly units: UnitsPort;
  /** Knows devices of which a restored store has lost the rows. */
  readonly names: DeviceNames;
  readonly now: () => number;
  /** Key that tickets are signed with. */
  readonly secret: string;
}

/** Answers who may open which document: by ticket for sockets, by actor for batch catch-up. */
export class DocumentRights implements RightsPort {
  readonly #parts: DocumentRightsParts;
  /** Devices whose events a Posyandu's documents take. Sockets hold the set itself, so that a device enrolled later is known to them. */
  readonly #enrolled = new Map<string, Set<string>>();

  constructor(parts: DocumentRightsParts) {
    this.#parts = parts;
  }

  async authorise(ticket: string, documentId: string): Promise<Grant | Refused> {
    const actor = await this.#actorOf(ticket);
    return actor.kind === 'refused' ? actor : this.authoriseActor(actor, documentId);
  }

  /** The same for somebody whom the request itself has proved. */
  async authoriseActor(actor: Actor, documentId: string): Promise<Grant | Refused> {
    const document = parseDocumentId(documentId);
    const unit = document && (await this.#parts.units.findPosyandu(document.posyanduId));
    if (!document || !unit) return refused(CLOSE.unknownDocument);
    const mayRead = may(actor, { kind: 'read', document: document.kind, unit });
    const mayWrite = may(actor, { kind: 'write', document: document.kind, unit });
    if (!mayRead && !mayWrite) return refused(CLOSE.noRight);
    const enrolled = await this.#enrolledFor(unit.puskesmasId, unit.posyanduId);
    return {
      kind: 'ok',
      puskesmasId: unit.puskesmasId,
      deviceId: actor.kind === 'device' ? actor.deviceId : null,
      accountId: actor.kind === 'staff' ? actor.accountId : (actor.owner?.accountId ?? null),
      mayRead,
      mayWrite,
      enrolledDevices: (deviceId) => enrolled.has(deviceId) || this.#parts.names.isOurs(deviceId, unit),
    };
  }

  /** To be told of each enrolment in this process; others are seen when the next socket opens. */
  deviceEnrolled(posyanduId: string, deviceId: string): void {
    this.#enrolled.get(posyanduId)?.add(deviceId);
  }

  async #actorOf(ticket: string): Promise<Actor | Refused> {
    const { accounts, devices, now, secret } = this.#parts;
    const holder = readTicket(secret, ticket, now());
    if (!holder) return refused(CLOSE.noTicket);
    if (holder.kind === 'staff') {
      const account = await accounts.find(holder.puskesmasId, holder.id);
      return (account && staffActorOf(account)) ?? refused(CLOSE.revoked);
    }
    const proof = await devices.find(holder.puskesmasId, holder.id);
    return proof?.kind === 'enrolled' ? proof.actor : refused(CLOSE.revoked);
  }

  async #enrolledFor(puskesmasId: string, posyanduId: string): Promise<ReadonlySet<string>> {
    const ids = await this.#parts.devices.listEnrolled(puskesmasId, posyanduId);
    const known = this.#enrolled.get(posyanduId) ?? new Set();
    for (const id of ids) known.add(id);
    this.#enrolled.set(posyanduId, known);
    return known;
  }
}

function refused(closeCode: number): Refused {
  return { kind: 'refused', closeCode };
}
