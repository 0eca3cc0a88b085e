/** A code as the server knows it: capitals and digits, what people put between them left out. */
export function tidyCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** The code in the part of a link behind `#`, as the QR of a device code carries it (`#kode=ACDEFGHJ`). */
export function codeInLink(hash: string): string | undefined {
  const code = new URLSearchParams(hash.replace(/^#/, '')).get('kode');
  return code === null || tidyCode(code) === '' ? undefined : tidyCode(code);
}
