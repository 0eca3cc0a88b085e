import { readFileSync } from 'node:fs';
import type { Colour, ReferralLevel } from '#lib/domain/interpretation.ts';

/** One whole invented session day: entries of several tablets, and what they must lead to. */
export interface ExampleSession {
  readonly session: { readonly date: string; readonly posyandu: string };
  readonly visitors: readonly ExampleVisitor[];
  readonly entries: readonly ExampleEntry[];
  readonly expected: {
    readonly perVisitor: readonly ExampleAnswer[];
    readonly recap: { readonly balita: { readonly skdn: Readonly<Record<string, number>> } };
  };
}

/** Somebody who came that day. */
export interface ExampleVisitor {
  readonly visitor: string;
  readonly personId: string;
  readonly name: string;
  /** Empty where there is none. */
  readonly nik: string;
  readonly motherName: string;
  readonly group: string;
}

/** What a cadre or nakes entered; `voids` and `keeps` name other entries. */
export interface ExampleEntry {
  readonly id: string;
  readonly visitor: string;
  readonly step: string;
  readonly kind: 'entry' | 'correction' | 'resolveConflict' | 'dose' | 'left';
  readonly values: Readonly<Record<string, unknown>>;
  readonly voids?: string;
  readonly keeps?: string;
}

/** What the day means for one visitor. */
export interface ExampleAnswer {
  readonly visitor: string;
  readonly group: string;
  readonly z: Readonly<Record<string, number>>;
  readonly growth?: Readonly<Record<string, unknown>>;
  readonly colour: Colour;
  readonly referralLevel: ReferralLevel;
  readonly referralReasons: readonly string[];
  readonly findings: readonly ExampleFinding[];
}

/** One finding of the answers; classes of answers to questions are words, not codes. */
export interface ExampleFinding {
  readonly field: string;
  readonly value: number | string;
  readonly class: string;
  readonly colour: Colour;
  readonly reason?: string;
  readonly level?: ReferralLevel;
}

/** Reads the example day. */
export function readExampleSession(): ExampleSession {
  return JSON.parse(readFileSync(new URL('data/sesi-contoh.json', import.meta.url), 'utf8')) as ExampleSession;
}

/** The values a visitor ends the day with: corrections replace, of a conflict the entry stays that was decided for. */
export function valuesOf(session: ExampleSession, visitor: string): Readonly<Record<string, unknown>> {
  const entries = session.entries.filter((entry) => entry.visitor === visitor);
  const values: Record<string, unknown> = {};
  for (const { kind, values: entered } of entries) {
    if (kind === 'entry' || kind === 'correction') Object.assign(values, entered);
  }
  for (const { kind, values: decided } of entries) {
    if (kind === 'resolveConflict') values[String(decided.field)] = decided.keepsValue;
  }
  return values;
}
