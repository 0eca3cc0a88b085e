import type { AccountRole, Scope } from './actor.ts';

/** Stands for the id of the Puskesmas where an account is above all of them. */
export const ABOVE_PUSKESMAS = 'all';

/** Yes and no, as both engines store them. */
export type Flag = 0 | 1;

/** Tables of accounts, devices and proofs (migrations 0002, 0004, 0005, 0010). Instants are ms since epoch; hashes are SHA-256 in base64url. */
export type AuthTables = {
  account: {
    puskesmas_id: string;
    account_id: string;
    display_name: string;
    role: AccountRole;
    scope_kind: Scope['kind'];
    user_name: string | null;
    password_hash: string | null;
    pin_salt: string | null;
    pin_hash: string | null;
    pin_iterations: number | null;
    active: Flag;
    created_at: number;
    /** Set for a one-time password, which must be changed at the next sign-in and opens nothing after this. */
    password_expires_at: number | null;
    /** When the account was put out of use; null while `active`. */
    disabled_at: number | null;
  };
  account_unit: { puskesmas_id: string; account_id: string; unit_id: string };
  staff_session: {
    puskesmas_id: string;
    session_id: string;
    secret_hash: string;
    account_id: string;
    expires_at: number;
    used_at: number;
  };
  device: {
    puskesmas_id: string;
    device_id: string;
    name: string;
    secret_hash: string;
    enrolled_at: number;
    seen_at: number | null;
    revoked_at: number | null;
    /** Whose own device it is; null for one of a Posyandu. */
    account_id: string | null;
    /** P-256, base64; null until the device has said it. */
    public_key: string | null;
  };
  device_posyandu: { puskesmas_id: string; posyandu_id: string; device_id: string };
  device_code: {
    puskesmas_id: string;
    code_hash: string;
    posyandu_id: string;
    made_by: string;
    expires_at: number;
    used_at: number | null;
  };
  audit: {
    puskesmas_id: string;
    audit_id: string;
    at: number;
    actor_kind: string;
    actor_id: string;
    action: string;
    subject: string;
  };
  second_factor: {
    puskesmas_id: string;
    account_id: string;
    secret: string;
    confirmed_at: number | null;
    last_step: number;
  };
  recovery_code: { puskesmas_id: string; account_id: string; code_hash: string };
  throttle: { key_hash: string; count: number; last_at: number; open_at: number };
  server_setting: { name: string; value: string };
};
