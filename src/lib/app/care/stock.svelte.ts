import { isLocalDate, type LocalDate } from '#lib/domain/dates.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { VVM_STATES, type VvmState } from '#lib/events/dose-view.ts';
import type { Json } from '#lib/events/envelope.ts';
import type { RecordProblem } from '../problems.ts';
import type { Saved } from '../records/records.svelte.ts';
import { isNakes, type CarePorts, type NakesOnly } from './care-ports.ts';

/** A batch of a vaccine that stands on the table today. @source session.md 5 */
export interface VaccineBatch {
  readonly antigen: string;
  readonly batch: string;
  readonly expiryDate: LocalDate;
  readonly vvm: VvmState;
}

/** The vaccines of today's session: written down once, chosen from at each dose. */
export class Stock {
  readonly #ports: CarePorts;
  readonly #documentId: () => string;

  constructor(ports: CarePorts, documentId: () => string) {
    this.#ports = ports;
    this.#documentId = documentId;
  }

  /** Every batch that any device has written down for today, each once. */
  get batches(): readonly VaccineBatch[] {
    const rows = this.#ports.records.rowsOf('session', 'session');
    const own = rows.find(({ documentId }) => documentId === this.#documentId());
    const all = (own?.slots['stock'] ?? []).flatMap(({ value }) =>
      Array.isArray(value) ? value.flatMap(parseBatch) : [],
    );
    const byName = new Map(all.map((one) => [`${one.antigen} ${one.batch}`, one]));
    return [...byName.keys()].sort().flatMap((name) => byName.get(name) ?? []);
  }

  /** Batches of one vaccine that may be used today, the one that expires first in front. */
  usable(antigen: string, today: LocalDate = this.#ports.today()): readonly VaccineBatch[] {
    return this.batches
      .filter((one) => one.antigen === antigen && one.expiryDate >= today && (one.vvm === 'A' || one.vvm === 'B'))
      .sort((a, b) => (a.expiryDate < b.expiryDate ? -1 : 1));
  }

  /** Writes a batch down, or its new state. */
  put(batch: VaccineBatch): Promise<Result<Saved, RecordProblem | NakesOnly>> {
    const isOther = (one: VaccineBatch) => one.antigen !== batch.antigen || one.batch !== batch.batch;
    return this.#save([...this.batches.filter(isOther), batch]);
  }

  /** Takes a batch off the table: its doses keep it. */
  remove({ antigen, batch }: VaccineBatch): Promise<Result<Saved, RecordProblem | NakesOnly>> {
    return this.#save(this.batches.filter((one) => one.antigen !== antigen || one.batch !== batch));
  }

  async #save(batches: readonly VaccineBatch[]): Promise<Result<Saved, RecordProblem | NakesOnly>> {
    if (!isNakes(this.#ports.author()?.role)) return err({ code: 'care.nakesOnly' });
    const stock = batches.map((batch): Json => ({ ...batch }));
    const key = { table: 'session', subject: 'session' } as const;
    return this.#ports.records.state(this.#documentId(), key, [{ type: 'session', slots: { stock } }]);
  }
}

function parseBatch(raw: Json): VaccineBatch[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return [];
  const { antigen, batch, expiryDate, vvm } = { ...raw } as { readonly [key: string]: Json | undefined };
  const state = VVM_STATES.find((one) => one === vvm);
  if (typeof antigen !== 'string' || typeof batch !== 'string' || !state) return [];
  return typeof expiryDate === 'string' && isLocalDate(expiryDate) ? [{ antigen, batch, expiryDate, vvm: state }] : [];
}
