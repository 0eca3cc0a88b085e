import { expect, test } from 'vitest';
import { encodeDescription, markOf, readSdp, type Description } from '#lib/sync/peer/session-description.ts';
import { hostLink, joinLink } from './rtc-link.ts';

let made = 0;

/** A connection as far as it is needed before two devices meet: it has an address, and a fingerprint of its own. */
class FakeConnection extends EventTarget {
  readonly iceGatheringState = 'complete';
  connectionState = 'new';
  remote: RTCSessionDescriptionInit | undefined;
  readonly #fingerprint: string;

  constructor() {
    super();
    made += 1;
    const bytes = Array.from({ length: 32 }, (_, i) => ((made * 31 + i * 7) % 256).toString(16).padStart(2, '0'));
    this.#fingerprint = bytes.join(':').toUpperCase();
  }

  get localDescription() {
    return { sdp: this.sdp };
  }

  get sdp(): string {
    return [
      'a=candidate:1 1 udp 1 192.168.43.17 54400 typ host',
      'a=ice-ufrag:Qx3K',
      'a=ice-pwd:7tWsoM0FmPzY8Lq4b+gQj/yR',
      `a=fingerprint:sha-256 ${this.#fingerprint}`,
      '',
    ].join('\r\n');
  }

  createDataChannel = () => Object.assign(new EventTarget(), { readyState: 'open', binaryType: '' });
  createOffer = async () => ({ type: 'offer', sdp: this.sdp });
  createAnswer = async () => ({ type: 'answer', sdp: this.sdp });
  setLocalDescription = async () => undefined;
  setRemoteDescription = async (description: RTCSessionDescriptionInit) => void (this.remote = description);
  close = () => void (this.connectionState = 'closed');
}

const make = () => new FakeConnection() as unknown as RTCPeerConnection;

async function host() {
  const hosted = await hostLink(make);
  if (!hosted.ok) throw new Error(hosted.problem.code);
  return hosted.value;
}

async function join(code: Uint8Array): Promise<Uint8Array> {
  const joined = await joinLink(make, code);
  if (!joined.ok) throw new Error(joined.problem.code);
  return joined.value.code;
}

test('an answer to an earlier picture is named at once, and the right one is taken after it', async () => {
  const [earlier, shown] = [await host(), await host()];
  expect(await shown.accept(await join(earlier.code))).toEqual({ ok: false, problem: { code: 'peer.oldCode' } });
  expect(await shown.accept(await join(shown.code))).toMatchObject({ ok: true });
});

test('an answer without a mark, of an app of before, is taken as it was', async () => {
  const answer: Description = { ...readSdp('offer', new FakeConnection().sdp)!, type: 'answer' };
  expect(await (await host()).accept(encodeDescription(answer))).toMatchObject({ ok: true });
  expect(markOf(answer)).toBeGreaterThan(1);
});

test('a picture that is no answer is not taken for an old one', async () => {
  const [one, other] = [await host(), await host()];
  expect(await one.accept(other.code)).toEqual({ ok: false, problem: { code: 'peer.notACode' } });
});
