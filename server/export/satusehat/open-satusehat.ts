import { randomUUID } from 'node:crypto';
import type { Database } from '../../log/database.ts';
import { CodeStore } from './code-store.ts';
import { SatusehatClient, type SatusehatAccess } from './client.ts';
import { QueueStore } from './queue-store.ts';
import { SatusehatSender } from './sender.ts';
import { Satusehat, type SatusehatPorts } from './service.ts';
import type { SatusehatTables } from './tables.ts';

/** Builds the room on a store; without access the queue fills and waits. */
export function openSatusehat(
  parts: Pick<SatusehatPorts, 'source' | 'units' | 'catchUp' | 'now'> & {
    readonly database: Database;
    readonly access: SatusehatAccess | undefined;
  },
): Satusehat {
  const { source, units, catchUp, now, access } = parts;
  const db = parts.database.kysely.$extendTables<SatusehatTables>();
  const queue = new QueueStore(db);
  const sender = access
    ? new SatusehatSender({ queue, client: new SatusehatClient(access, now), now, holder: randomUUID() })
    : undefined;
  return new Satusehat({ source, units, catchUp, now, queue, codes: new CodeStore(db), sender });
}
