import type { SchemaStep } from '../../log/migrate.ts';
import { createProjection } from './0001-projection.ts';
import { createFactSets } from './0002-fact-sets.ts';
import { tellStatistics } from './0003-statistics.ts';
import { createSpansAndFreshness } from './0004-spans-and-freshness.ts';
import { addProblemDays } from './0005-problem-days.ts';

/** Every step of the projection's schema, in the order in which they run. */
export const PROJECTION_MIGRATIONS: { readonly [name: string]: SchemaStep } = {
  '0001-projection': createProjection,
  '0002-fact-sets': createFactSets,
  '0003-statistics': tellStatistics,
  '0004-spans-and-freshness': createSpansAndFreshness,
  '0005-problem-days': addProblemDays,
};
