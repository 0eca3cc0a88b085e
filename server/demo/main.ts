import { openShell } from '../admin/shell.ts';
import { parseConfig } from '../config.ts';
import { startServer } from '../start.ts';
import { DEMO_PASSWORD, DEMO_PIN, fillDemo, listDemoPosyandu } from './fill-demo.ts';

/** `npm run demo`: an invented Puskesmas on an embedded SQLite file, and what a visitor needs to look around. */
const DEMO_STORE = 'file:data/demo/posyandu.db';

const config = parseConfig({ DATABASE_URL: DEMO_STORE, LOG_LEVEL: 'warn', ...process.env });
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const codes: string[] = [];
{
  await using shell = await openShell(config.databaseUrl, Date.now, say);
  await fillDemo(shell, say);
  for (const posyandu of await listDemoPosyandu(shell)) {
    const { code } = await shell.rooms.auth.enrolment.issueCode(posyandu, 'demo');
    codes.push(`  ${posyandu.name.padEnd(12)} ${code}`);
  }
}
const server = await startServer(config, { now: Date.now });
process.stdout.write(`
Posyandu Prima listens on ${server.address}

Tablet (open ${server.address}/mulai, one code a tablet, any name, PIN ${DEMO_PIN}):
${codes.join('\n')}

Staff (open ${server.address}/masuk-petugas, password ${DEMO_PASSWORD}):
  kepala       head of the Puskesmas: the situation of the desa, each number opens to its names
  gizi         nutrition officer: the same, and import
  bidan        village midwife
  admin        accounts, devices, import

Everything here is invented. Ctrl-C ends it; the data stay in data/demo until that folder is deleted.
`);
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void server.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
