import { DOOR_RIGHTS } from './rights.ts';
import type { StaffRole } from './actor.ts';

/** Who may see names may see any count; everybody else gets none from which somebody could be told. @source domain README, roles and access */
export function seesSmallCells(role: StaffRole): boolean {
  const namers: readonly StaffRole[] = DOOR_RIGHTS.names;
  return namers.includes(role);
}
