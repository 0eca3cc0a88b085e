/** English of `receipts` in messages/receipts.ts. */
export const receipts = {
  'receipts.title': '{count} records, how far they got',
  'receipts.saved': 'This device only',
  'receipts.shared': 'Other devices too',
  'receipts.received': 'Server',
  'receipts.validated': 'Approved',
  'receipts.refused': 'Refused',
  'receipts.note': 'Each record is counted once, at the farthest place.',
} as const;
