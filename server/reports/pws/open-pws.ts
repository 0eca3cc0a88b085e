import type { ProjectionReader } from '../../projection/reader.ts';
import type { Freshness } from '../freshness.ts';
import { subjectsOfFacts } from './child-subjects.ts';
import { talliesOfFacts } from './child-tallies.ts';
import { KeptFreshness } from './kept-freshness.ts';
import type { PwsPorts } from './ports.ts';
import type { SubjectSource } from './subjects.ts';

/** Opens what the dashboards stand on. */
export function openPws(parts: {
  readonly reader: ProjectionReader;
  readonly freshness: Freshness;
  readonly now: () => number;
}): PwsPorts & { readonly subjects: SubjectSource } {
  const { reader, freshness, now } = parts;
  const kept = new KeptFreshness(freshness, now);
  return {
    tallies: talliesOfFacts(reader),
    subjects: subjectsOfFacts(reader),
    readDataThrough: (puskesmasId, month) => kept.readDataThrough(puskesmasId, month),
    listNotIlp: () => Promise.resolve(new Set()),
    readProjected: () => Promise.resolve(new Map()),
    now,
  };
}
