import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

/** A page as the rail shows it. */
export interface RailPlace {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** Pages that belong together, as the rail shows them. */
export interface RailArea {
  readonly id: string;
  readonly label: string;
  readonly icon: Component<LucideProps>;
  /** At least one; the area opens the first. */
  readonly places: readonly [RailPlace, ...RailPlace[]];
  /** Whether a phone has it in its bar. */
  readonly inBar: boolean;
  /** Things that wait there. */
  readonly count?: { readonly value: number; readonly label: string };
}

/** True where one of its pages is open. */
export function isOpenArea({ places }: RailArea): boolean {
  return places.some((place) => place.current);
}
