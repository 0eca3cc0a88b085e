/** How the rows of a table lie on the disk. */
export interface SealedTable {
  /** Fields that stay readable: keys and what is looked up by. Ids, codes and states, never a name, a number of a person or a value. */
  readonly open: readonly string[];
  /** Given by the disk when a row is added; stays readable and is not bound into the seal. */
  readonly counter?: string;
  /** Field that holds bytes; all others are plain JSON. */
  readonly bytes?: string;
  /** Keys of rows that stay readable as they are. */
  readonly except?: readonly string[];
}

/**
 * The tables whose rows are sealed; for ever: a field that was open once may be in old rows.
 * `documents`, `mentions`, `aside` and `holdings` hold ids, clocks and codes only and are not among them.
 */
export const SEALED_TABLES: { readonly [table: string]: SealedTable } = {
  journal: { open: ['eventId', 'documentId', 'state'] },
  updates: { open: ['documentId'], counter: 'seq', bytes: 'bytes' },
  subjects: { open: ['documentId', 'table', 'subject'] },
  drafts: { open: ['accountId', 'form', 'subject'] },
  parcels: { open: ['parcelId'], bytes: 'bytes' },
  // The device's signing key cannot be read out, nor turned into bytes; its id says who it is when nothing else can be read any more.
  settings: { open: ['key'], except: ['deviceKey', 'device'] },
};
