import { DEMO_PASSWORD, DEMO_PIN } from './fill-demo.ts';

/** What a visitor of the demo is told. @param codes lines with the code of each Posyandu */
export function greet(address: string, codes: readonly string[]): string {
  return `
Posyandu Prima listens on ${address}

Tablet (open ${address}/mulai, one code a tablet, any name, PIN ${DEMO_PIN}):
${codes.join('\n')}

Staff (open ${address}/masuk-petugas, password ${DEMO_PASSWORD}):
  kepala       head of the Puskesmas: the situation of the desa, each number opens to its names
  gizi         nutrition officer: the same, and import
  bidan        village midwife
  admin        accounts, devices, import

Everything here is invented. Ctrl-C ends it; the data stay in data/demo until that folder is deleted.
`;
}

/** The same for the demo of a whole kabupaten. */
export function greetKabupaten(address: string): string {
  return `
Posyandu Prima listens on ${address}

Staff (open ${address}/masuk-petugas, password ${DEMO_PASSWORD}):
  dinkes       the whole kabupaten, counts only
  kepala       head of the first Puskesmas: each number opens to its names
  bidan        midwife of its first desa
  desa         government of that desa, counts only
  admin        accounts, devices, import

The numbers are counted after the start, Puskesmas by Puskesmas: the pages say what is still to come.
Everything here is invented. Ctrl-C ends it; the data stay in data/kabupaten until that folder is deleted.
`;
}
