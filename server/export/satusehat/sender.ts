import { buildBundle, referencesIn, withId, withReferences } from '../fhir/bundle.ts';
import { uuidOf, type LocalKey } from '../fhir/local-keys.ts';
import type { Identifier, Patient, Resource } from '../fhir/resources.ts';
import type { Answered, SatusehatClient } from './client.ts';
import type { QueueRow, QueueStore } from './queue-store.ts';
import { readBundleIds, readFound, readServerId } from './replies.ts';

/** What one run came to; numbers of rows. */
export interface RunSummary {
  readonly sent: number;
  readonly refused: number;
  /** Wait for something, or for their next try. */
  readonly waiting: number;
  /** Why the run stopped before its end, and when the next may begin; ms since epoch. */
  readonly stopped?: { readonly why: 'busy' | 'unsure' | 'closed' | 'leased'; readonly nextAt: number };
}

/** What the sender stands on. */
export interface SenderPorts {
  readonly queue: Pick<QueueStore, 'list' | 'change' | 'lease' | 'endLease'>;
  readonly client: Pick<SatusehatClient, 'ask'>;
  readonly now: () => number;
  /** Names this process in the lease. */
  readonly holder: string;
}

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
const BUSY_WAIT_MS = 60_000;
/** Longer than the longest request. */
const LEASE_MS = 120_000;

/** How long a row waits after so many tries. */
export function waitAfter(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries, 10), LONGEST_WAIT_MS);
}

/**
 * Sends what waits:
 * 1. Nothing is doubled: what may have arrived is looked for by its own identifier before it is sent again; what is known is updated.
 * 2. Nothing is written under somebody else's identity: a NIK whose day of birth or sex differs is refused.
 * 3. A visit goes as one transaction. Where that is refused its rows go one by one, so that a bad row holds back only what refers to it.
 * 4. Of several processes one sends for a Puskesmas at a time.
 */
export class SatusehatSender {
  readonly #ports: SenderPorts;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
  }

  /** Sends everything that is due, in order. Ends early when SATUSEHAT is busy, faulty or not to be reached. */
  async run(puskesmasId: string): Promise<RunSummary> {
    const { queue, holder, now } = this.#ports;
    const isMine = await queue.lease(puskesmasId, holder, { now: now(), untilAt: now() + LEASE_MS });
    if (!isMine) return { sent: 0, refused: 0, waiting: 0, stopped: { why: 'leased', nextAt: now() + LEASE_MS } };
    try {
      return await new Run(this.#ports, puskesmasId).work();
    } finally {
      await queue.endLease(puskesmasId, holder);
    }
  }
}

/** One pass over the queue. */
class Run {
  readonly #ports: SenderPorts;
  readonly #puskesmasId: string;
  /** `Patient/P020..` by `urn:uuid:`. */
  readonly #names = new Map<string, string>();
  #stopped: RunSummary['stopped'];
  #sent = 0;
  #refused = 0;

  constructor(ports: SenderPorts, puskesmasId: string) {
    this.#ports = ports;
    this.#puskesmasId = puskesmasId;
  }

  async work(): Promise<RunSummary> {
    const { queue, now, holder } = this.#ports;
    const rows = await queue.list(this.#puskesmasId);
    for (const { key, serverId } of rows) if (serverId !== null) this.#learn(key, serverId);
    const due = rows.filter((row) => row.state === 'waiting' && row.nextAt <= now());
    for (const group of Map.groupBy(due, (row) => row.groupKey).values()) {
      if (this.#stopped) break;
      const isMine = await queue.lease(this.#puskesmasId, holder, { now: now(), untilAt: now() + LEASE_MS });
      if (!isMine) this.#stopped = { why: 'leased', nextAt: now() + LEASE_MS };
      else await this.#sendGroup(group);
    }
    const waiting = (await queue.list(this.#puskesmasId, 'waiting')).length;
    const summary = { sent: this.#sent, refused: this.#refused, waiting };
    return this.#stopped ? { ...summary, stopped: this.#stopped } : summary;
  }

  async #sendGroup(group: readonly QueueRow[]): Promise<void> {
    const ready = this.#readyOf(group);
    const fresh = ready.every((row) => !row.unsure);
    if (ready.length < 2 || !fresh || !(await this.#sendTogether(ready))) {
      for (const row of group) {
        if (this.#stopped) return;
        if (this.#isReady(row, new Set())) await this.#sendAlone(row);
      }
    }
  }

  /** @returns false where the transaction was refused as a whole */
  async #sendTogether(rows: readonly QueueRow[]): Promise<boolean> {
    const ids = new Map(rows.map(({ key, serverId }) => [key, serverId ?? undefined]));
    const locals = rows.map((row) => ({ key: row.key, personId: row.personId, resource: this.#resourceOf(row) }));
    const body = buildBundle(locals, (key) => ids.get(key));
    const answered = await this.#ask(rows, { method: 'POST', path: '', body });
    if (answered.kind === 'refused') {
      await this.#markSure(rows);
      return false;
    }
    if (answered.kind !== 'ok') {
      await this.#later(rows, answered);
      return true;
    }
    const found = readBundleIds(
      answered.body,
      locals.map(({ resource }) => resource.resourceType),
    );
    // An answer that does not name all it stored leaves those rows to be looked for.
    const named = rows.flatMap((row, at) => {
      const serverId = found[at] ?? row.serverId;
      return serverId === null || serverId === undefined ? [] : [{ row, serverId }];
    });
    for (const { row, serverId } of named) await this.#settle(row, serverId);
    if (named.length < rows.length) {
      const rest = rows.filter((row) => !named.some((one) => one.row === row));
      await this.#later(rest, { kind: 'unsure', text: 'no id in the answer' });
    }
    return true;
  }

  async #sendAlone(row: QueueRow): Promise<void> {
    const resource = this.#resourceOf(row);
    let serverId = row.serverId;
    if (serverId === null && (row.unsure || resource.resourceType === 'Patient')) {
      const found = await this.#find(row, resource);
      if (found === 'stop') return;
      if (found !== undefined && resource.resourceType === 'Patient' && !row.unsure) {
        return await this.#settle(row, found);
      }
      serverId = found ?? null;
    }
    const { resourceType } = resource;
    const answered =
      serverId === null
        ? await this.#ask([row], { method: 'POST', path: `/${resourceType}`, body: resource })
        : await this.#ask([row], { ...updateOf(resource, serverId), path: `/${resourceType}/${serverId}` });
    if (answered.kind === 'ok') {
      const id = readServerId(answered.body, resourceType) ?? serverId;
      if (id !== null) return await this.#settle(row, id);
      return await this.#later([row], { kind: 'unsure', text: 'no id in the answer' });
    }
    if (answered.kind === 'refused') return await this.#refuse(row, `${answered.status} ${answered.text}`);
    await this.#later([row], answered);
  }

  /** Looks for a row by its own identifier. @returns its id, undefined where there is none, `stop` where the answer is not known */
  async #find(row: QueueRow, resource: Resource): Promise<string | undefined | 'stop'> {
    const { system, value } = identifierOf(resource);
    const query = new URLSearchParams({ identifier: `${system}|${value}` });
    const path = `/${resource.resourceType}?${query}`;
    const answered = await this.#ports.client.ask({ method: 'GET', path });
    if (answered.kind === 'ok') {
      const found = readFound(answered.body, resource);
      if (found.kind !== 'other') return found.kind === 'one' ? found.serverId : undefined;
      await this.#refuse(row, 'patient.otherPerson');
      return 'stop';
    }
    if (answered.kind === 'refused') await this.#refuse(row, `${answered.status} ${answered.text}`);
    else await this.#later([row], answered, 'onlyAsked');
    return 'stop';
  }

  /** Sends, having written down first that it may arrive. */
  async #ask(rows: readonly QueueRow[], asked: Parameters<SatusehatClient['ask']>[0]): Promise<Answered> {
    await this.#change(rows, () => ({ unsure: true }));
    return await this.#ports.client.ask(asked);
  }

  async #settle(row: QueueRow, serverId: string): Promise<void> {
    this.#sent += 1;
    this.#learn(row.key, serverId);
    const sentAt = this.#ports.now();
    const sent = {
      state: 'sent',
      answer: null,
      unsure: false,
      serverId,
      sentHash: row.hash,
      sentAt,
      tries: 0,
    } as const;
    await this.#change([row], () => sent);
  }

  async #refuse(row: QueueRow, answer: string): Promise<void> {
    this.#refused += 1;
    await this.#change([row], () => ({ state: 'refused', answer, unsure: false, tries: row.tries + 1 }));
  }

  async #later(
    rows: readonly QueueRow[],
    answered: Extract<Answered, { kind: 'busy' | 'unsure' | 'closed' }>,
    how: 'sent' | 'onlyAsked' = 'sent',
  ): Promise<void> {
    const { kind } = answered;
    const now = this.#ports.now();
    const waitOf = (row: QueueRow) =>
      kind === 'busy' ? (answered.waitMs ?? BUSY_WAIT_MS) : kind === 'closed' ? FIRST_WAIT_MS : waitAfter(row.tries);
    const nextAt = now + Math.max(...rows.map(waitOf));
    this.#stopped = { why: kind, nextAt };
    await this.#change(rows, (row) => ({
      nextAt,
      answer: kind === 'busy' ? 'busy' : `${kind} ${answered.text}`,
      tries: row.tries + (kind === 'unsure' ? 1 : 0),
      unsure: row.unsure || (kind === 'unsure' && how === 'sent'),
    }));
  }

  async #markSure(rows: readonly QueueRow[]): Promise<void> {
    await this.#change(rows, () => ({ unsure: false }));
  }

  async #change(rows: readonly QueueRow[], changeOf: (row: QueueRow) => Partial<Omit<QueueRow, 'key'>>): Promise<void> {
    await this.#ports.queue.change(this.#puskesmasId, new Map(rows.map((row) => [row.key, changeOf(row)])));
  }

  #learn(key: LocalKey, serverId: string): void {
    this.#names.set(`urn:uuid:${uuidOf(key)}`, `${key.split('/', 1)[0] ?? ''}/${serverId}`);
  }

  /** Rows all of whose references are known, or go along before them. */
  #readyOf(group: readonly QueueRow[]): QueueRow[] {
    const along = new Set<string>();
    return group.filter((row) => {
      if (!this.#isReady(row, along)) return false;
      along.add(`urn:uuid:${uuidOf(row.key)}`);
      return true;
    });
  }

  #isReady(row: QueueRow, along: ReadonlySet<string>): boolean {
    return referencesIn(resourceIn(row)).every((urn) => this.#names.has(urn) || along.has(urn));
  }

  #resourceOf(row: QueueRow): Resource {
    return withReferences(resourceIn(row), (urn) => this.#names.get(urn));
  }
}

function resourceIn(row: QueueRow): Resource {
  return JSON.parse(row.body) as Resource;
}

function identifierOf(resource: Resource): Identifier {
  const { identifier } = resource;
  const list = 'system' in identifier ? [identifier] : identifier;
  // A mother's NIK comes first for people; our own name of the row is the last.
  const found = resource.resourceType === 'Patient' ? list[0] : list.at(-1);
  if (!found) throw new Error(`no identifier: ${resource.resourceType}`);
  return found;
}

/** People are changed by PATCH, replacing only. @source SATUSEHAT playbook, MPI; interop.md 3.1 */
function updateOf(resource: Resource, serverId: string): { readonly method: 'PUT' | 'PATCH'; readonly body: unknown } {
  if (resource.resourceType !== 'Patient') return { method: 'PUT', body: withId(resource, serverId) };
  const fields = ['name', 'gender', 'birthDate', 'address', 'multipleBirthInteger'] satisfies (keyof Patient)[];
  return {
    method: 'PATCH',
    body: fields.map((field) => ({ op: 'replace', path: `/${field}`, value: resource[field] })),
  };
}
