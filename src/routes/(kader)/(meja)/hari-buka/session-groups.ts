import { LIFE_CYCLE_GROUPS } from '#lib/domain/age.ts';

/** Groups that a session can serve, in the order of life. @source README.md of the domain, life-cycle groups */
export const SESSION_GROUPS = ['pregnant', 'postpartum', ...LIFE_CYCLE_GROUPS] as const;

/** The groups whose form is that of children of 0-71 months. @source lifecycle.md 3 */
export const CHILD_GROUPS: ReadonlySet<string> = new Set(['infant', 'toddler', 'preschool']);
