const FINAL = 0x80;
const MASKED = 0x80;
const LENGTH_16_BITS = 126;
const LONGEST = 0xffff;

/** Kinds of WebSocket frames (RFC 6455, 5.2). */
export const OPCODE = { binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

/** Bytes before the message in a client's frame: two of head, perhaps two of length, four of mask. */
export function frameHead(length: number): number {
  return length < LENGTH_16_BITS ? 6 : 8;
}

/**
 * A client's frame of up to 64 KiB. Its mask is four zeros, which the RFC lets a client choose and which change nothing, so that
 * thousands of clients in one process need not mask.
 * @throws on a longer message
 */
export function clientFrame(opcode: number, message: Uint8Array): Buffer {
  if (message.length > LONGEST) throw new RangeError(`a message of ${message.length} bytes`);
  const head = frameHead(message.length);
  const frame = Buffer.alloc(head + message.length);
  frame[0] = FINAL | opcode;
  if (head === 6) frame[1] = MASKED | message.length;
  else {
    frame[1] = MASKED | LENGTH_16_BITS;
    frame.writeUInt16BE(message.length, 2);
  }
  frame.set(message, head);
  return frame;
}

/** The request that turns a connection into a WebSocket. */
export function upgradeRequest(url: URL): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')}`,
    '\r\n',
  ].join('\r\n');
}
