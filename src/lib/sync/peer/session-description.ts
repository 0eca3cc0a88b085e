import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readBytes, readList, writeBytes, writeList } from './signed-bytes.ts';

const VERSION = 1;
/** More addresses than this make the picture large and the connection no better. */
const MOST_CANDIDATES = 6;
const FINGERPRINT_BYTES = 32;

/** An address at which a device can be reached in its own network. */
export interface Candidate {
  /** IPv4, IPv6, or the `.local` name behind which a browser hides its address. */
  readonly address: string;
  readonly port: number;
}

/** The few things in a session description that differ from one to the next; a data channel needs nothing else. */
export interface Description {
  readonly type: 'offer' | 'answer';
  readonly ufrag: string;
  readonly password: string;
  /** SHA-256 of the DTLS certificate. */
  readonly fingerprint: Uint8Array;
  readonly candidates: readonly Candidate[];
  /** Of an answer: the mark of the offer that it answers. Missing in answers of an app of before there were marks. */
  readonly answersTo?: number;
}

/** Takes what matters out of a session description; undefined where something is missing. */
export function readSdp(type: 'offer' | 'answer', sdp: string): Description | undefined {
  const find = (pattern: RegExp) => pattern.exec(sdp)?.[1];
  const [ufrag, password] = [find(/^a=ice-ufrag:(\S+)/m), find(/^a=ice-pwd:(\S+)/m)];
  const fingerprint = find(/^a=fingerprint:sha-256 ([0-9A-F:]{95})/im);
  if (ufrag === undefined || password === undefined || fingerprint === undefined) return undefined;
  const candidates = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)].map(
    ([, address = '', port]) => ({ address, port: Number(port) }),
  );
  return {
    type,
    ufrag,
    password,
    fingerprint: Uint8Array.from(fingerprint.split(':'), (hex) => Number.parseInt(hex, 16)),
    // IPv4 and names first: hotspots rarely carry more.
    candidates: candidates.sort((a, b) => rank(a) - rank(b)).slice(0, MOST_CANDIDATES),
  };
}

/** Writes a session description that a browser takes for one of its own kind. */
export function writeSdp({ type, ufrag, password, fingerprint, candidates }: Description): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${[...fingerprint].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':')}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    ...candidates.map(
      ({ address, port }, i) => `a=candidate:${i + 1} 1 udp ${2_113_937_151 - i} ${address} ${port} typ host`,
    ),
    'a=end-of-candidates',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** The byte that says what a description is: an offer, an answer without a mark, and from the next on an answer with its mark. */
const KIND = { offer: 0, plainAnswer: 1, firstMark: 2 } as const;
const MARKS = 256 - KIND.firstMark;

/** A mark of an offer, so that an answer to an older one is known at once: of 254 such marks two are the same once in 254 times. */
export function markOf({ fingerprint }: Pick<Description, 'fingerprint'>): number {
  return KIND.firstMark + (new DataView(fingerprint.buffer, fingerprint.byteOffset).getUint32(0) % MARKS);
}

/** To the bytes of one QR code, about a hundred. */
export function encodeDescription(description: Description): Uint8Array {
  const { type, ufrag, password, fingerprint, candidates, answersTo = KIND.plainAnswer } = description;
  return writeBytes((encoder) => {
    encoding.writeUint8(encoder, VERSION);
    // Apps of before there were marks take every byte but that of an offer for an answer.
    encoding.writeUint8(encoder, type === 'offer' ? KIND.offer : answersTo);
    encoding.writeVarString(encoder, ufrag);
    encoding.writeVarString(encoder, password);
    encoding.writeUint8Array(encoder, fingerprint);
    writeList(encoder, candidates, (to, { address, port }) => {
      encoding.writeVarUint8Array(to, packAddress(address));
      encoding.writeUint16(to, port);
    });
  });
}

/** From the bytes of a QR code; undefined for anything else. */
export function decodeDescription(bytes: Uint8Array): Description | undefined {
  return readBytes(bytes, (decoder) => {
    if (decoding.readUint8(decoder) !== VERSION) return undefined;
    const kind = decoding.readUint8(decoder);
    const type = kind === KIND.offer ? 'offer' : 'answer';
    const mark = kind >= KIND.firstMark ? { answersTo: kind } : {};
    const [ufrag, password] = [decoding.readVarString(decoder), decoding.readVarString(decoder)];
    const fingerprint = new Uint8Array(decoding.readUint8Array(decoder, FINGERPRINT_BYTES));
    const candidates = readList(decoder, MOST_CANDIDATES, (from) => ({
      address: unpackAddress(decoding.readVarUint8Array(from)),
      port: decoding.readUint16(from),
    }));
    // Both go into text that a browser reads line by line.
    const isClean = [ufrag, password, ...candidates.map(({ address }) => address)].every((text) =>
      /^[\w+/.:-]{1,256}$/.test(text),
    );
    return isClean ? { type, ufrag, password, fingerprint, candidates, ...mark } : undefined;
  });
}

const MDNS = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/i;

/** 4 bytes of an IPv4, 16 of a `.local` name, or the text behind a zero. */
function packAddress(address: string): Uint8Array {
  const numbers = address.split('.').map(Number);
  if (/^\d+(\.\d+){3}$/.test(address) && numbers.every((byte) => byte < 256)) return Uint8Array.from(numbers);
  const name = MDNS.exec(address.toLowerCase())?.slice(1).join('');
  if (name !== undefined) return Uint8Array.from(name.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  return new Uint8Array([0, ...new TextEncoder().encode(address)]);
}

function unpackAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length === 16) {
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.local`;
  }
  return new TextDecoder().decode(bytes.subarray(1));
}

function rank({ address }: Candidate): number {
  if (/^[\d.]+$/.test(address)) return 0;
  return address.endsWith('.local') ? 1 : 2;
}
