import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { KEY_BYTES, type RandomBytes } from './wrapped-key.ts';

const NONCE_BYTES = 12;

/** Sealed bytes that do not open: another key, another place, or a byte that has changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Seals and opens bytes at once, without waiting: an IndexedDB transaction ends while anything else is awaited, so WebCrypto cannot serve here.
 * ChaCha20-Poly1305 (RFC 8439); each seal has a nonce of its own, drawn by chance: after ten million of them two are equal with a chance under 2^-49.
 */
export class Box {
  readonly #key: Uint8Array;
  readonly #randomBytes: RandomBytes;

  /** @param key 32 bytes */
  constructor(key: Uint8Array, randomBytes: RandomBytes) {
    if (key.length !== KEY_BYTES) throw new RangeError(`a key of ${key.length} bytes`);
    this.#key = key;
    this.#randomBytes = randomBytes;
  }

  /**
   * Nonce, sealed bytes and their tag.
   * @param place where the bytes belong; they open nowhere else
   */
  seal(bytes: Uint8Array, place: Uint8Array): Uint8Array {
    const nonce = this.#randomBytes(NONCE_BYTES);
    const sealed = new Uint8Array(NONCE_BYTES + bytes.length + 16);
    sealed.set(nonce);
    sealed.set(chacha20poly1305(this.#key, nonce, place).encrypt(bytes), NONCE_BYTES);
    return sealed;
  }

  /** The bytes that were sealed for this place; throws `SealBroken`. */
  open(sealed: Uint8Array, place: Uint8Array): Uint8Array {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    try {
      return chacha20poly1305(this.#key, nonce, place).decrypt(sealed.subarray(NONCE_BYTES));
    } catch (cause) {
      throw new SealBroken('sealed bytes do not open', { cause });
    }
  }
}
