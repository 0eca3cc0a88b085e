import type { Result } from '#lib/domain/result.ts';
import type { StaffProblem } from '../ask.ts';
import { Remote } from '../remote.svelte.ts';
import type { UnitTree } from '../unit-tree.ts';
import type { UnitOption } from './unit-options.ts';

/** What a desk is built from. */
export interface UnitDeskParts<T> {
  readonly loadTree: () => Promise<Result<UnitTree, StaffProblem>>;
  /** Units that one can choose from; the first is chosen at the start. */
  readonly optionsOf: (tree: UnitTree) => readonly UnitOption[];
  readonly load: (unitId: string) => Promise<Result<T, StaffProblem>>;
}

/** A page about one unit at a time: which units there are, which is chosen, and what the server says of it. */
export class UnitDesk<T> {
  readonly #parts: UnitDeskParts<T>;
  readonly #tree: Remote<UnitTree>;
  #unitId = $state('');
  #content = $state.raw<Remote<T>>();

  constructor(parts: UnitDeskParts<T>) {
    this.#parts = parts;
    this.#tree = new Remote(parts.loadTree);
  }

  get tree(): UnitTree | undefined {
    return this.#tree.value;
  }

  get options(): readonly UnitOption[] {
    return this.#tree.value ? this.#parts.optionsOf(this.#tree.value) : [];
  }

  /** Empty until the units are known. */
  get unitId(): string {
    return this.#unitId;
  }

  /** What is known of the chosen unit; never that of another one. */
  get value(): T | undefined {
    return this.#content?.value;
  }

  get problem(): StaffProblem | undefined {
    return this.#tree.problem ?? this.#content?.problem;
  }

  /** Asks for the units, and for the first of them. */
  async start(): Promise<void> {
    await this.#tree.reload();
    const first = this.options[0]?.value;
    if (first !== undefined && this.#unitId === '') await this.choose(first);
    else await this.reload();
  }

  async choose(unitId: string): Promise<void> {
    this.#unitId = unitId;
    this.#content = new Remote(() => this.#parts.load(unitId));
    await this.#content.reload();
  }

  /** Asks anew for what is shown. */
  async reload(): Promise<void> {
    await this.#content?.reload();
  }
}
