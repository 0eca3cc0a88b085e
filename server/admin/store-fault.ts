/** What is wrong with a store. What it speaks of is named as far as it is known. */
export interface StoreFault {
  /** `update.*`, `entry.differs`, `head.differs`, `projection.differs`, `facts.differ` or `store.damaged`. */
  readonly code: string;
  readonly puskesmasId?: string;
  readonly documentId?: string;
  /** Month whose facts differ, YYYY-MM. */
  readonly month?: string;
  /** Entry of the log. */
  readonly seq?: number;
  readonly detail?: string;
}

/** A fault on one line. */
export function describeFault({ code, puskesmasId, documentId, month, seq, detail }: StoreFault): string {
  const where = [puskesmasId, documentId, month, seq === undefined ? undefined : `entry ${seq}`, detail];
  return [code, ...where.filter((part) => part !== undefined)].join(' ');
}
