/** The part of WebCrypto that is used here; `crypto.subtle` in browsers, workers and Node. */
export type Subtle = Pick<
  SubtleCrypto,
  'generateKey' | 'importKey' | 'exportKey' | 'sign' | 'verify' | 'encrypt' | 'decrypt' | 'digest'
>;

/** ECDSA on P-256: the one signature that every phone's browser has, and whose private key can be kept from ever leaving it. */
const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Bytes of a public key: an uncompressed point. */
export const PUBLIC_KEY_BYTES = 65;
/** Bytes of a signature. */
export const SIGNATURE_BYTES = 64;

/** What a signature is given for; one for another purpose proves nothing here. */
export type Purpose = 'certificate' | 'parcel' | 'bundle' | 'greeting';

/** Signs bytes for a purpose. */
export type Sign = (purpose: Purpose, bytes: Uint8Array) => Promise<Uint8Array>;

/** Makes the keys of a device; the private one cannot be read out, by nobody and no script. */
export async function makeSigningKeys(subtle: Subtle): Promise<{ privateKey: CryptoKey; publicKey: Uint8Array }> {
  const { privateKey, publicKey } = await subtle.generateKey(KEY, false, ['sign', 'verify']);
  return { privateKey, publicKey: new Uint8Array(await subtle.exportKey('raw', publicKey)) };
}

/** A signer with a private key. */
export function signWith(subtle: Subtle, privateKey: CryptoKey): Sign {
  return async (purpose, bytes) => new Uint8Array(await subtle.sign(SIGNATURE, privateKey, labelled(purpose, bytes)));
}

/** True when the owner of the public key has signed these bytes for this purpose; false for anything malformed too. */
export async function isSignedBy(
  subtle: Subtle,
  publicKey: Uint8Array,
  signature: Uint8Array,
  purpose: Purpose,
  bytes: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== PUBLIC_KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false;
  try {
    const key = await subtle.importKey('raw', new Uint8Array(publicKey), KEY, false, ['verify']);
    return await subtle.verify(SIGNATURE, key, new Uint8Array(signature), labelled(purpose, bytes));
  } catch {
    return false;
  }
}

function labelled(purpose: Purpose, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const label = new TextEncoder().encode(`posyandu-prima/${purpose}/1\n`);
  const all = new Uint8Array(label.length + bytes.length);
  all.set(label);
  all.set(bytes, label.length);
  return all;
}
