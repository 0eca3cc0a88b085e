import type { DocumentEntry, Pairs } from '#lib/db/database.ts';
import { deviceOfArray } from '#lib/doc/array-name.ts';

/**
 * Where other devices' entries of a document go beyond the server's receipt, by client: from the receipt to what lies here. Empty where the server has
 * all of them. Read from the document's head, without its bytes.
 */
export function foreignBeyond(
  { clocks, arrays, receipt }: Pick<DocumentEntry, 'clocks' | 'arrays' | 'receipt'>,
  ownDevice: string,
): Pairs<readonly [from: number, to: number]> {
  const known = new Map(receipt);
  const devices = new Map(arrays.map(([client, array]) => [client, deviceOfArray(array) ?? '']));
  return clocks.flatMap(([client, to]) => {
    const from = known.get(client) ?? 0;
    return to > from && devices.get(client) !== ownDevice ? [[client, [from, to]] as const] : [];
  });
}
