import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeDescription,
  encodeDescription,
  markOf,
  readSdp,
  writeSdp,
  type Description,
} from './session-description.ts';

/** As Chromium writes it for a data channel. */
const OFFER = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=application 54400 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 192.168.43.17',
  'a=candidate:1467250027 1 udp 2122260223 2001:db8::17 46243 typ host generation 0 network-id 2',
  'a=candidate:1467250028 1 udp 2122194687 192.168.43.17 54400 typ host generation 0 network-id 1',
  'a=candidate:1467250029 1 udp 2122194686 3b1ad6b6-4a7e-4d3c-9c56-d2a1c6f1e0aa.local 54401 typ host generation 0',
  'a=candidate:435653019 1 tcp 1518280447 192.168.43.17 9 typ host tcptype active generation 0',
  'a=ice-ufrag:Qx3K',
  'a=ice-pwd:7tWsoM0FmPzY8Lq4b+gQj/yR',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, (_, i) => (i * 7).toString(16).padStart(2, '0').slice(-2).toUpperCase()).join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
  '',
].join('\r\n');

test('what matters of a description survives the picture, in fewer bytes than a small code holds', () => {
  const read = readSdp('offer', OFFER);
  expect(read?.candidates.map(({ address }) => address)).toEqual([
    '192.168.43.17',
    '3b1ad6b6-4a7e-4d3c-9c56-d2a1c6f1e0aa.local',
    '2001:db8::17',
  ]);
  const bytes = encodeDescription(read!);
  expect(bytes.length).toBeLessThan(140);
  expect(decodeDescription(bytes)).toEqual(read);
  expect(readSdp('offer', writeSdp(decodeDescription(bytes)!))).toEqual(read);
});

test('an answer takes the other side of the handshake', () => {
  const answer = { ...readSdp('offer', OFFER)!, type: 'answer' as const };
  expect(writeSdp(answer)).toContain('a=setup:active');
  expect(writeSdp(readSdp('offer', OFFER)!)).toContain('a=setup:actpass');
});

test('an answer names its offer in no more bytes; one of an app of before reads as it always did', () => {
  const offer = readSdp('offer', OFFER)!;
  const answer = { ...offer, type: 'answer' as const };
  const marked = encodeDescription({ ...answer, answersTo: markOf(offer) });
  const plain = encodeDescription(answer);
  expect(marked).toHaveLength(plain.length);
  expect(decodeDescription(marked)).toEqual({ ...answer, answersTo: markOf(offer) });
  expect(decodeDescription(plain)).toEqual(answer);
  // The byte of an answer in every released picture.
  expect(plain[1]).toBe(1);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (fingerprint) => {
      expect(markOf({ fingerprint })).toBeGreaterThanOrEqual(2);
      expect(markOf({ fingerprint })).toBeLessThanOrEqual(255);
    }),
  );
});

test('nothing read off a picture can add a line to the description', () => {
  const forged: Description = { ...readSdp('offer', OFFER)!, ufrag: 'x\r\na=candidate:1' };
  expect(decodeDescription(encodeDescription(forged))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(() => decodeDescription(noise)).not.toThrow();
    }),
  );
});
