import type { Kysely } from 'kysely';
import type { FhirContext } from '../fhir/context.ts';
import { VACCINES_2026_11, type Vaccine } from '../fhir/vaccine-codes.ts';
import { PRODUCTS_2026_11, type Product } from '../fhir/product-codes.ts';
import type { CodeKind, SatusehatTables } from './tables.ts';

/** A number that others gave out. */
export interface GivenCode {
  readonly kind: CodeKind;
  /** Account of a nakes, antigen, desa; the Puskesmas itself for its organisation. */
  readonly localId: string;
  readonly code: string;
  /** Name of the product; empty for others. */
  readonly display: string;
}

/** What each kind must look like. @source interop.md 2, 3.1 */
export const CODE_SHAPES: { readonly [kind in CodeKind]: RegExp } = {
  organization: /^\d{9,10}$/,
  practitioner: /^(N\d{8}|\d{11})$/,
  vaccine: /^93\d{6}$/,
  village: /^\d{2}\.?\d{2}\.?\d{2}\.?\d{4}$/,
};

/** The numbers that a Puskesmas has entered. */
export class CodeStore {
  readonly #db: Kysely<SatusehatTables>;

  constructor(db: Kysely<SatusehatTables>) {
    this.#db = db;
  }

  async list(puskesmasId: string): Promise<GivenCode[]> {
    const rows = await this.#db
      .selectFrom('satusehat_code')
      .selectAll()
      .where('puskesmas_id', '=', puskesmasId)
      .orderBy('kind')
      .orderBy('local_id')
      .execute();
    return rows.map(({ kind, local_id: localId, code, display }) => ({ kind, localId, code, display }));
  }

  /** Enters a number, or takes it back where the code is empty. */
  async set(puskesmasId: string, { kind, localId, code, display }: GivenCode): Promise<void> {
    if (code === '') {
      await this.#db
        .deleteFrom('satusehat_code')
        .where('puskesmas_id', '=', puskesmasId)
        .where('kind', '=', kind)
        .where('local_id', '=', localId)
        .execute();
      return;
    }
    await this.#db
      .insertInto('satusehat_code')
      .values({ puskesmas_id: puskesmasId, kind, local_id: localId, code, display })
      .onConflict((conflict) => conflict.columns(['puskesmas_id', 'kind', 'local_id']).doUpdateSet({ code, display }))
      .execute();
  }
}

/** The context that these numbers make; undefined until the Puskesmas's own is known. */
export function contextOf(puskesmasId: string, codes: readonly GivenCode[]): FhirContext | undefined {
  const find = (kind: CodeKind, localId: string) => codes.find((one) => one.kind === kind && one.localId === localId);
  const organization = find('organization', puskesmasId);
  if (!organization) return undefined;
  return {
    organizationId: organization.code,
    practitionerOf: (accountId) => find('practitioner', accountId)?.code,
    vaccineOf: (antigen, date): Vaccine | undefined => {
      const own = find('vaccine', antigen);
      if (own) return { kfa: own.code, display: own.display === '' ? `Vaksin ${antigen}` : own.display };
      return VACCINES_2026_11.findLast((one) => one.antigen === antigen && one.fromDate <= date);
    },
    productOf: (item, date): Product | undefined => {
      const own = find('vaccine', item);
      if (own) return { kfa: own.code, display: own.display === '' ? item : own.display };
      return PRODUCTS_2026_11.findLast((one) => one.item === item && one.fromDate <= date);
    },
  };
}
