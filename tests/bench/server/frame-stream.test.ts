import { expect, test } from 'vitest';
import { clientFrame, OPCODE } from './client-frames.ts';
import { FrameStream } from './frame-stream.ts';

const ANSWER = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n';

test('frames come out whole, however the bytes were cut', () => {
  const short = [0, 10, 125, 126, 300];
  for (const { lengths, step } of [
    { lengths: short, step: 1 },
    { lengths: short, step: 7 },
    { lengths: [...short, 65_535, 65_536, 70_001], step: 9_001 },
    { lengths: [...short, 65_535, 65_536, 70_001], step: 1_000_000 },
  ]) {
    const messages = lengths.map((length, i) => Buffer.alloc(length, i + 1));
    const bytes = Buffer.concat([Buffer.from(ANSWER), ...messages.map(serverFrame)]);
    const taken: Buffer[] = [];
    const statuses: number[] = [];
    const stream = new FrameStream(
      (status) => statuses.push(status),
      (opcode, message) => {
        expect(opcode).toBe(OPCODE.binary);
        taken.push(Buffer.from(message.rest()));
      },
    );
    for (let at = 0; at < bytes.length; at += step) stream.push(bytes.subarray(at, at + step));
    expect(statuses).toEqual([101]);
    expect(taken.map((message) => message.length)).toEqual(messages.map((message) => message.length));
    expect(taken.every((message, i) => message.equals(messages[i] ?? Buffer.alloc(0)))).toBe(true);
  }
});

test('a client’s frame says its length and is masked by zeros', () => {
  expect([...clientFrame(OPCODE.pong, Buffer.from([1, 2]))]).toEqual([0x8a, 0x82, 0, 0, 0, 0, 1, 2]);
  expect([...clientFrame(OPCODE.binary, Buffer.alloc(300)).subarray(0, 8)]).toEqual([0x82, 0xfe, 1, 44, 0, 0, 0, 0]);
  expect(() => clientFrame(OPCODE.binary, Buffer.alloc(65_536))).toThrow(RangeError);
});

function serverFrame(message: Buffer): Buffer {
  if (message.length < 126) return Buffer.concat([Buffer.from([0x82, message.length]), message]);
  const head = Buffer.alloc(message.length <= 0xffff ? 4 : 10);
  head[0] = 0x82;
  head[1] = head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(message.length, 2);
  else head.writeBigUInt64BE(BigInt(message.length), 2);
  return Buffer.concat([head, message]);
}
