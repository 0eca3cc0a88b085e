import type { SchemaStep } from '../../log/migrate.ts';
import { createProjection } from './0001-projection.ts';

/** Every step of the projection's schema, in the order in which they run. */
export const PROJECTION_MIGRATIONS: { readonly [name: string]: SchemaStep } = {
  '0001-projection': createProjection,
};
