import { buildSession } from '../export/fhir/session-resources.ts';
import { contextOf } from '../export/satusehat/code-store.ts';
import { openSatusehat } from '../export/satusehat/open-satusehat.ts';
import { readSatusehatAccess } from '../export/satusehat/read-access.ts';
import type { RunSummary } from '../export/satusehat/sender.ts';
import { formatTable, UsageError, type Answer } from './answer.ts';
import type { Shell } from './shell.ts';

/** What would leave, or has left, of one Puskesmas; numbers of rows. */
interface Sent {
  readonly puskesmas: string;
  readonly sessions?: number;
  readonly resources?: number;
  readonly held?: number;
  readonly run?: RunSummary;
}

/**
 * `satusehat send [--dry-run]`: sends the validated sessions of every Puskesmas that has entered its number. A dry run counts what they come to
 * and writes nothing.
 */
export async function sendToSatusehat(
  shell: Shell,
  { env, isDryRun }: { readonly env: NodeJS.ProcessEnv; readonly isDryRun: boolean },
): Promise<Answer> {
  const { rooms, reader, projection } = shell;
  const { database, units, now } = rooms;
  const access = readSatusehatAccess(env, (text) => new UsageError(text));
  if (!isDryRun && !access) throw new UsageError('SATUSEHAT_FHIR_URL and the three beside it are not set.');
  const catchUp = () => projection.catchUp();
  const satusehat = openSatusehat({ database, units, source: reader, catchUp, now, access });
  await catchUp();
  const sent: Sent[] = [];
  for (const { puskesmasId, name: puskesmas } of await units.listPuskesmas()) {
    const given = await satusehat.codes.list(puskesmasId);
    const context = contextOf(puskesmasId, given);
    if (!context) sent.push({ puskesmas });
    else if (isDryRun) {
      const sessions = await satusehat.gather(puskesmasId, given);
      const built = sessions.map((session) => buildSession(session, context));
      const resources = built.reduce((sum, one) => sum + one.resources.length, 0);
      const held = built.reduce((sum, one) => sum + one.held.length, 0);
      sent.push({ puskesmas, sessions: sessions.length, resources, held });
    } else {
      await rooms.auth.audit.record({
        actor: { kind: 'shell' },
        action: 'export',
        subject: `satusehat:${puskesmasId}`,
        puskesmasId,
      });
      const run = await satusehat.send(puskesmasId);
      sent.push(run ? { puskesmas, run } : { puskesmas });
    }
  }
  const isWhole = sent.every(({ run }) => run === undefined || (run.refused === 0 && run.waiting === 0));
  return { json: sent, text: formatTable(isDryRun ? dryTable(sent) : sentTable(sent)), exitCode: isWhole ? 0 : 1 };
}

const NO_NUMBER = 'no organisation number';

function dryTable(sent: readonly Sent[]): (string | number)[][] {
  const rows = sent.map(({ puskesmas, sessions, resources, held }) =>
    sessions === undefined ? [puskesmas, NO_NUMBER] : [puskesmas, sessions, resources ?? 0, held ?? 0],
  );
  return [['puskesmas', 'sessions', 'resources', 'held'], ...rows];
}

function sentTable(sent: readonly Sent[]): (string | number)[][] {
  const rows = sent.map(({ puskesmas, run }) =>
    run ? [puskesmas, run.sent, run.refused, run.waiting, run.stopped?.why ?? ''] : [puskesmas, NO_NUMBER],
  );
  return [['puskesmas', 'sent', 'refused', 'waiting', 'stopped'], ...rows];
}
