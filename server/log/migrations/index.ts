import type { SchemaStep } from '../migrate.ts';
import { createLog } from './0001-log.ts';
import { createUnitsAndAccounts } from './0002-units-accounts.ts';
import { createImports } from './0003-imports.ts';
import { addOwnDevices } from './0004-own-devices.ts';
import { extendSignIn } from './0005-sign-in.ts';
import { createPeriods } from './0006-periods.ts';
import { createExports } from './0007-exports.ts';
import { createNationalExports } from './0008-satusehat-dhis2.ts';
import { createManagement } from './0009-management.ts';
import { addDeviceKeys } from './0010-device-keys.ts';
import { addTerritoryNames } from './0011-territory-names.ts';

/** Every step of the main store's schema, in the order in which they run; other rooms append theirs. */
export const MIGRATIONS: { readonly [name: string]: SchemaStep } = {
  '0001-log': createLog,
  '0002-units-accounts': createUnitsAndAccounts,
  '0003-imports': createImports,
  '0004-own-devices': addOwnDevices,
  '0005-sign-in': extendSignIn,
  '0006-periods': createPeriods,
  '0007-exports': createExports,
  '0008-satusehat-dhis2': createNationalExports,
  '0009-management': createManagement,
  '0010-device-keys': addDeviceKeys,
  '0011-territory-names': addTerritoryNames,
};
