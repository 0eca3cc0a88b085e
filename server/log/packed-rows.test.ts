import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packRows, unpackRows } from './packed-rows.ts';

const bytes = fc.uint8Array({ maxLength: 40 });
const row = fc.record({
  moves: bytes,
  update: bytes,
  carrierDeviceId: fc.option(fc.string()),
  receivedAt: fc.nat({ max: 2 ** 50 }),
});
const document = fc.record({
  puskesmasId: fc.string(),
  documentId: fc.string(),
  headSeq: fc.nat(),
  rows: fc.array(row, { maxLength: 5 }),
});

test('what is packed comes out as it was', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 6 }), (batch) => {
      expect(unpackRows(structuredClone(packRows(batch)))).toEqual(batch);
    }),
  );
});
