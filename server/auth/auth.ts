import { randomBytes } from 'node:crypto';
import type { Database } from '../log/database.ts';
import type { UnitsPort } from '../units/port.ts';
import { AccountsStore } from './accounts-store.ts';
import { AuditReader } from './audit-reader.ts';
import { AuditTrail } from './audit.ts';
import type { AuthTables } from './auth-tables.ts';
import { DeviceEnrolment } from './device-enrolment.ts';
import { DeviceKeys } from './device-keys.ts';
import { DeviceNames } from './device-names.ts';
import { DevicesStore } from './devices-store.ts';
import { DocumentRights } from './document-rights.ts';
import { FirstAdmin } from './first-admin.ts';
import { OwnDevices } from './own-devices.ts';
import { PasswordsStore } from './passwords-store.ts';
import { PasswordCheck } from './passwords.ts';
import { newSecret, type RandomBytes } from './random.ts';
import { SecondFactor } from './second-factor.ts';
import { SessionsStore } from './sessions-store.ts';
import { ensureSetting } from './settings.ts';
import { SignIn } from './sign-in.ts';
import type { ThrottleParts } from './throttle-store.ts';

/** What accounts, devices and rights are built from. */
export interface AuthParts {
  readonly database: Database;
  readonly units: UnitsPort;
  readonly now: () => number;
  readonly random?: RandomBytes;
  /** Key that tickets are signed with; made once and kept in the store where left out. */
  readonly secret?: string | undefined;
}

/** All that the server knows of who may do what. `throttle` is what further throttles are built from. */
export interface Auth {
  readonly accounts: AccountsStore;
  readonly sessions: SessionsStore;
  readonly devices: DevicesStore;
  readonly enrolment: DeviceEnrolment;
  readonly ownDevices: OwnDevices;
  readonly deviceKeys: DeviceKeys;
  readonly signIn: SignIn;
  readonly passwords: PasswordsStore;
  readonly secondFactor: SecondFactor;
  readonly throttle: ThrottleParts;
  readonly firstAdmin: FirstAdmin;
  readonly rights: DocumentRights;
  readonly audit: AuditTrail;
  readonly auditReader: AuditReader;
  readonly secret: string;
}

/** Builds the room on a store whose tables are up to date. */
export async function createAuth(wanted: AuthParts): Promise<Auth> {
  const { units, now, random = randomBytes } = wanted;
  const db = wanted.database.kysely.$extendTables<AuthTables>();
  const parts = { db, units, now, random };
  const sealKey = await ensureSetting(db, 'seal_key', () => newSecret(random));
  const names = new DeviceNames(sealKey, random);
  const secret = wanted.secret ?? (await ensureSetting(db, 'ticket_secret', () => newSecret(random)));
  const audit = new AuditTrail(parts);
  const accounts = new AccountsStore(parts);
  const devices = new DevicesStore({ ...parts, accounts });
  const sessions = new SessionsStore({ ...parts, accounts });
  const throttle = { db, now, secret };
  const passwords = new PasswordCheck(newSecret(random));
  const passwordsStore = new PasswordsStore({ ...parts, passwords });
  const secondFactor = new SecondFactor(parts);
  return {
    accounts,
    sessions,
    devices,
    enrolment: new DeviceEnrolment({ ...parts, names }),
    ownDevices: new OwnDevices({ ...parts, names }),
    deviceKeys: await DeviceKeys.open({ db, now, sealKey }),
    signIn: new SignIn({ ...throttle, accounts, sessions, passwords, passwordsStore, secondFactor, audit }),
    passwords: passwordsStore,
    secondFactor,
    throttle,
    firstAdmin: new FirstAdmin({ ...parts, accounts }),
    rights: new DocumentRights({ accounts, devices, units, names, now, secret }),
    audit,
    auditReader: new AuditReader(parts),
    secret,
  };
}
