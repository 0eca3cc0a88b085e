import * as v from 'valibot';
import { isLocalDate, isLocalMonth, type LocalDate, type LocalMonth } from '#lib/domain/dates.ts';
import { PACKAGES } from '#lib/domain/management/unit-profile.ts';
import type { StaffActor } from '../auth/actor.ts';
import type { AuditAction } from '../auth/audit.ts';
import type { Auth } from '../auth/auth.ts';
import type { Management } from '../management/management.ts';
import type { ProjectionReader } from '../projection/reader.ts';
import type { UnitChanges } from '../units/unit-changes.ts';
import type { UnitsPort } from '../units/port.ts';

/** What the doors of klaster 1 open onto. */
export interface ManagementPorts {
  readonly auth: Auth;
  readonly units: UnitsPort;
  readonly unitChanges: UnitChanges;
  readonly management: Management;
  readonly reader: Pick<ProjectionReader, 'listSessions' | 'readDocument'>;
}

/** Input schemas that several of these doors share. */
export const dateInput = v.custom<LocalDate>((text) => typeof text === 'string' && isLocalDate(text));
export const monthInput = v.custom<LocalMonth>((text) => typeof text === 'string' && isLocalMonth(text));
export const yearNumber = v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100));
export const yearInput = v.pipe(v.string(), v.regex(/^\d{4}$/), v.toNumber(), yearNumber);
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
export const packagesInput = v.array(v.picklist(PACKAGES));
/** A text that may be left open: empty and missing are null. */
export const openText = v.pipe(
  v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200))), null),
  v.transform((text) => (text === '' ? null : text)),
);
export const openDate = v.optional(v.nullable(dateInput), null);

/** Writes into the audit trail what somebody has changed; ids only. */
export function recordChange(
  { auth }: ManagementPorts,
  change: {
    readonly actor: StaffActor;
    readonly action: AuditAction;
    readonly subject: string;
    readonly puskesmasId: string;
  },
): Promise<void> {
  return auth.audit.record(change);
}
