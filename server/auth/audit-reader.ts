import type { Kysely } from 'kysely';
import type { AuthTables } from './auth-tables.ts';

/** How many lines are read at once. */
export const AUDIT_PAGE = 100;

/** A line of the audit trail as an admin reads it. */
export interface AuditEntry {
  readonly auditId: string;
  /** ms since epoch. */
  readonly at: number;
  /** `staff`, `device`, `shell` or `visitor`. */
  readonly actorKind: string;
  readonly actorId: string;
  /** Name of the account or device; null for one that has none. */
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: string;
  /** Name of the account or device that it was done to; null for anything else. */
  readonly subjectName: string | null;
}

/** Reads the audit trail; nothing of it can be written from here. */
export class AuditReader {
  readonly #db: Kysely<AuthTables>;

  constructor({ db }: { readonly db: Kysely<AuthTables> }) {
    this.#db = db;
  }

  /** Lines of these Puskesmas (`all`: of every one, and those above them), the newest first, behind a place in that order. */
  async list(
    puskesmasIds: readonly string[] | 'all',
    { before, beforeId = '' }: { readonly before?: number | undefined; readonly beforeId?: string | undefined } = {},
  ): Promise<AuditEntry[]> {
    let query = this.#db
      .selectFrom('audit')
      .select(['audit_id', 'at', 'actor_kind', 'actor_id', 'action', 'subject'])
      .orderBy('at', 'desc')
      .orderBy('audit_id', 'desc')
      .limit(AUDIT_PAGE);
    if (puskesmasIds !== 'all') query = query.where('puskesmas_id', 'in', [...puskesmasIds]);
    if (before !== undefined) {
      query = query.where((line) =>
        line.or([line('at', '<', before), line.and([line('at', '=', before), line('audit_id', '<', beforeId)])]),
      );
    }
    const rows = await query.execute();
    const ids = new Set(rows.flatMap((row) => [row.actor_id, idIn(row.subject)]));
    const names = await this.#namesOf([...ids]);
    return rows.map((row) => ({
      auditId: row.audit_id,
      at: row.at,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: names.get(row.actor_id) ?? null,
      action: row.action,
      subject: row.subject,
      subjectName: names.get(idIn(row.subject)) ?? null,
    }));
  }

  /** Names of accounts and devices by id; somebody above every Puskesmas has her account elsewhere than the line. */
  async #namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const accounts = this.#db.selectFrom('account').select(['account_id as id', 'display_name as name']);
    const devices = this.#db.selectFrom('device').select(['device_id as id', 'name']);
    const rows = [
      ...(await accounts.where('account_id', 'in', [...ids]).execute()),
      ...(await devices.where('device_id', 'in', [...ids]).execute()),
    ];
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** The id that a subject names first: `ac_1` of `account:ac_1`. */
function idIn(subject: string): string {
  return subject.split(':')[1] ?? '';
}
