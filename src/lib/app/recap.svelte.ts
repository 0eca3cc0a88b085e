import type { DeviceData } from '#lib/db/device-data.ts';
import type { LocalMonth } from '#lib/domain/dates.ts';
import type { ChildFact } from '#lib/domain/indicators/child-facts.ts';
import type { SkdnRow } from '#lib/domain/indicators/skdn.ts';
import type { PersonRecord } from '#lib/events/person-view.ts';
import type { Register } from './register.svelte.ts';
import type { RecapFigures } from './recap-figures.ts';

/** What a recap needs. */
export interface RecapPorts {
  readonly data: DeviceData;
  readonly register: Register;
  readonly month: LocalMonth;
}

/** Changes are gathered this long before the figures are computed anew. */
const GATHER_MS = 300;

/** The figures of a month of this Posyandu, computed on the device by the same rules as the server's; follows every change. */
export class Recap {
  readonly month: LocalMonth;
  readonly #ports: RecapPorts;
  readonly #stop: () => void;
  #figures = $state.raw<RecapFigures | undefined>();
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: RecapPorts) {
    this.#ports = ports;
    this.month = ports.month;
    this.#stop = ports.data.changes.listen(({ kind }) => kind === 'rows' && this.#gather());
  }

  /** Starts computing; the rules and the WHO tables are loaded here and not before. */
  async load(): Promise<void> {
    const { computeRecap } = await import('./recap-figures.ts');
    const { data, register, month } = this.#ports;
    this.#figures = await computeRecap(data.database, register, month);
  }

  /** The row of the monthly report; undefined while it is computed for the first time. */
  get counts(): SkdnRow | undefined {
    return this.#figures?.counts;
  }

  /** The children behind a number, by name. */
  namesOf(fact: ChildFact): readonly PersonRecord[] {
    return this.#figures?.names.get(fact) ?? [];
  }

  /** Children who hold a Buku KIA and were not weighed this month, by name. */
  get absent(): readonly PersonRecord[] {
    return this.namesOf('absent');
  }

  close(): void {
    clearTimeout(this.#gathering);
    this.#stop();
  }

  #gather(): void {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.load(), GATHER_MS);
  }
}
