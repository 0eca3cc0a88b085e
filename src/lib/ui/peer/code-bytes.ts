/** Modules around a code that must stay white. @source ISO/IEC 18004, quiet zone */
const BORDER = 4;

/** Dark modules of the code that says these bytes; the maker is fetched late, few pages show a code. */
export async function drawCode(bytes: Uint8Array): Promise<{ readonly size: number; readonly path: string }> {
  const { default: encodeQR } = await import('qr');
  const rows = encodeQR(toLetters(bytes), 'raw', {
    ecc: 'low',
    encoding: 'byte',
    border: BORDER,
    textEncoder: fromLetters,
  });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: rows.length, path };
}

/** Reads the bytes of a code off a picture; undefined where there is none. */
export async function readCode(image: ImageData): Promise<Uint8Array | undefined> {
  const { default: decodeQR } = await import('qr/decode.js');
  try {
    return fromLetters(decodeQR(image, { textDecoder: toLetters }));
  } catch {
    return undefined;
  }
}

/** One letter a byte: codes carry text, and these bytes are none. */
function toLetters(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function fromLetters(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
