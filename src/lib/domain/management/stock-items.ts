/**
 * What a Pustu or Puskesmas keeps in stock for the Posyandu, by product and not by dose of the schedule; the unit is what one giving counts.
 * Codes are for ever. @source session.md 5 (stok); pws.md klaster 5
 */
export const STOCK_ITEMS = {
  HB0: { label: 'Vaksin HB0', unit: 'dosis', kind: 'vaccine' },
  BCG: { label: 'Vaksin BCG', unit: 'dosis', kind: 'vaccine' },
  OPV: { label: 'Vaksin polio tetes (OPV)', unit: 'dosis', kind: 'vaccine' },
  IPV: { label: 'Vaksin polio suntik (IPV)', unit: 'dosis', kind: 'vaccine' },
  DPT: { label: 'Vaksin DPT-HB-Hib', unit: 'dosis', kind: 'vaccine' },
  PCV: { label: 'Vaksin PCV', unit: 'dosis', kind: 'vaccine' },
  RV: { label: 'Vaksin rotavirus', unit: 'dosis', kind: 'vaccine' },
  MR: { label: 'Vaksin MR', unit: 'dosis', kind: 'vaccine' },
  JE: { label: 'Vaksin JE', unit: 'dosis', kind: 'vaccine' },
  DT: { label: 'Vaksin DT', unit: 'dosis', kind: 'vaccine' },
  Td: { label: 'Vaksin Td', unit: 'dosis', kind: 'vaccine' },
  HPV: { label: 'Vaksin HPV', unit: 'dosis', kind: 'vaccine' },
  VIT_A_BIRU: { label: 'Vitamin A biru', unit: 'kapsul', kind: 'supply' },
  VIT_A_MERAH: { label: 'Vitamin A merah', unit: 'kapsul', kind: 'supply' },
  TTD: { label: 'Tablet tambah darah', unit: 'tablet', kind: 'supply' },
  ALBENDAZOLE: { label: 'Obat cacing (albendazol 400 mg)', unit: 'tablet', kind: 'supply' },
  ORALIT: { label: 'Oralit', unit: 'saset', kind: 'supply' },
  ZINC: { label: 'Zinc', unit: 'tablet', kind: 'supply' },
  STRIP_GLUCOSE: { label: 'Strip gula darah', unit: 'strip', kind: 'strip' },
  STRIP_CHOLESTEROL: { label: 'Strip kolesterol', unit: 'strip', kind: 'strip' },
  STRIP_URIC_ACID: { label: 'Strip asam urat', unit: 'strip', kind: 'strip' },
  STRIP_HB: { label: 'Strip Hb', unit: 'strip', kind: 'strip' },
} as const satisfies {
  readonly [code: string]: {
    readonly label: string;
    readonly unit: string;
    readonly kind: 'vaccine' | 'supply' | 'strip';
  };
};
export type StockItem = keyof typeof STOCK_ITEMS;

/** True for the code of a product. */
export function isStockItem(code: string): code is StockItem {
  return Object.hasOwn(STOCK_ITEMS, code);
}

/** Every product, in the order of lists. */
export const STOCK_CODES: readonly StockItem[] = Object.keys(STOCK_ITEMS).filter(isStockItem);

const ALBENDAZOLE_TABLET_MG = 400;

/** What one giving takes out of the stock; undefined for what is not kept there (food). @param amount as `supply` events count it */
export function stockUseOf(
  item: string,
  amount: number,
): { readonly item: StockItem; readonly count: number } | undefined {
  // A mother's capsule after birth is a red one.
  if (item === 'VIT_A_NIFAS') return { item: 'VIT_A_MERAH', count: amount };
  if (item === 'ALBENDAZOLE') return { item, count: amount / ALBENDAZOLE_TABLET_MG };
  return isStockItem(item) ? { item, count: amount } : undefined;
}
