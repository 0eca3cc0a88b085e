/** How far the entries of a day have come. */
export const receipts = {
  'receipts.title': '{count} catatan, sampai di mana',
  'receipts.saved': 'HP ini saja',
  'receipts.shared': 'HP lain juga',
  'receipts.received': 'Server',
  'receipts.validated': 'Disahkan',
  'receipts.refused': 'Ditolak',
  'receipts.note': 'Tiap catatan dihitung sekali, di tempat terjauh.',
} as const;
