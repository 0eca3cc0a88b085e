/**
 * Rows here are sealed, and the key that opens them is gone or opens no more: the browser has lost a part of its storage. Nothing of it can be read.
 * What has reached the server or another device comes back from there.
 */
export class KeyLost extends Error {
  override readonly name = 'KeyLost';
}
