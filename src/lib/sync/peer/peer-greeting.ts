import { readCertificate, sharedPosyandu, type Certificate } from './certificate.ts';
import type { PeerMessage } from './peer-messages.ts';
import { isSignedBy, type Sign, type Subtle } from './signing.ts';

/** What greeting needs. */
export interface GreetingParts {
  readonly subtle: Subtle;
  readonly sign: Sign;
  /** One's own, as the server issued it. */
  readonly certificate: Uint8Array;
  readonly serverKeys: readonly Uint8Array[];
  /** Ids of devices that staff have struck off, as far as this device has heard. */
  readonly revoked: ReadonlySet<string>;
  /** Bytes that both sides know of this very connection and of no other (SPEC PE2). */
  readonly binding: Uint8Array;
  readonly side: 'host' | 'guest';
  /** 16 random bytes. */
  readonly nonce: Uint8Array;
  /** ms since epoch. */
  readonly now: () => number;
}

/** Why a greeting is not answered. */
export type GreetingProblem = 'peer.stranger' | 'peer.nothingShared' | 'peer.revoked';

/** Who the other one has proved to be. */
export interface Met {
  readonly own: Certificate;
  readonly peer: Certificate;
  /** Posyandu that both certificates name. */
  readonly posyanduIds: readonly string[];
  /** How far this device's clock is ahead of the other's, ms; negative behind. */
  readonly clockOffMs: number;
}

type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;
type Proof = Extract<PeerMessage, { readonly kind: 'proof' }>;

/** The first words of two devices: each shows a certificate, and proves by its key that it is the one meant (SPEC PE1, PE2). */
export class PeerGreeting {
  readonly #parts: GreetingParts;
  #met: Met | undefined;

  constructor(parts: GreetingParts) {
    this.#parts = parts;
  }

  /** Says who one is. */
  hello(): Hello {
    const { certificate, nonce, now } = this.#parts;
    return { kind: 'hello', certificate, nonce, clock: now() };
  }

  /** @returns the proof for who has greeted, or why there is none */
  async answer({ certificate, nonce, clock }: Hello): Promise<Proof | GreetingProblem> {
    const { subtle, serverKeys, revoked, sign, side, binding, now } = this.#parts;
    const clockOffMs = now() - clock;
    const own = await readCertificate(subtle, this.#parts.certificate, serverKeys);
    const peer = await readCertificate(subtle, certificate, serverKeys);
    if (!own || !peer) return 'peer.stranger';
    if (revoked.has(peer.deviceId)) return 'peer.revoked';
    const posyanduIds = sharedPosyandu(own, peer);
    if (posyanduIds.length === 0) return 'peer.nothingShared';
    this.#met = { own, peer, posyanduIds, clockOffMs };
    return { kind: 'proof', signature: await sign('greeting', proofBytes(side, binding, nonce)) };
  }

  /** Who it is, where the signature holds for one's own number and this connection; undefined otherwise. */
  async believe({ signature }: Proof): Promise<Met | undefined> {
    const { subtle, side, binding, nonce } = this.#parts;
    const bytes = proofBytes(side === 'host' ? 'guest' : 'host', binding, nonce);
    const met = this.#met;
    return met && (await isSignedBy(subtle, met.peer.publicKey, signature, 'greeting', bytes)) ? met : undefined;
  }
}

/** What a proof signs: the side, this connection, and the other's number. */
function proofBytes(side: 'host' | 'guest', binding: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array([side === 'host' ? 0 : 1, ...binding, ...nonce]);
}
