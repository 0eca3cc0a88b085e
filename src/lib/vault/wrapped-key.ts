/** Bytes of the key that seals everything a device keeps. */
export const KEY_BYTES = 32;

/** Chance, unguessable. */
export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

/** The part of WebCrypto that is used. */
export type VaultSubtle = Pick<SubtleCrypto, 'generateKey' | 'encrypt' | 'decrypt'>;

/** What a vault takes from the world around it. */
export interface VaultPorts {
  readonly subtle: VaultSubtle;
  readonly randomBytes: RandomBytes;
}

/** The data key of a device as it lies on its disk. */
export interface WrappedKey {
  /** AES-GCM 256, made at the first start; the browser uses it and gives its bytes to nobody, not even to this code. */
  readonly wrapping: CryptoKey;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

const ALGORITHM = 'AES-GCM';
const NONCE_BYTES = 12;

/** A new data key, wrapped by a new key that cannot be read out. */
export async function makeWrappedKey({ subtle, randomBytes }: VaultPorts): Promise<WrappedKey> {
  const wrapping = await subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt']);
  const nonce = randomBytes(NONCE_BYTES);
  const wrapped = await subtle.encrypt({ name: ALGORITHM, iv: nonce }, wrapping, randomBytes(KEY_BYTES));
  return { wrapping, nonce, wrapped: new Uint8Array(wrapped) };
}

/** The 32 bytes of the data key. */
export async function unwrapKey({ wrapping, nonce, wrapped }: WrappedKey, subtle: VaultSubtle): Promise<Uint8Array> {
  return new Uint8Array(await subtle.decrypt({ name: ALGORITHM, iv: nonce }, wrapping, wrapped));
}
