import { parseArgs } from 'node:util';
import { openShell } from '../admin/shell.ts';
import { parseConfig } from '../config.ts';
import { localDateOf } from '../import/today.ts';
import { startServer } from '../start.ts';
import { DEMO_PASSWORD, fillDemo, listDemoPosyandu } from './fill-demo.ts';
import { fillKabupaten } from './kabupaten/fill-kabupaten.ts';
import { greet, greetKabupaten } from './greeting.ts';

/** `npm run demo`: an invented Puskesmas on an embedded SQLite file, or with `--kabupaten` a whole kabupaten in a store of its own. */
const DEMO_STORE = 'file:data/demo/posyandu.db';
const KABUPATEN_STORE = 'file:data/kabupaten/posyandu.db';

const { values: asked } = parseArgs({
  options: { kabupaten: { type: 'boolean', default: false }, puskesmas: { type: 'string' } },
});
const store = asked.kabupaten ? KABUPATEN_STORE : DEMO_STORE;
const config = parseConfig({ DATABASE_URL: store, LOG_LEVEL: 'warn', ...process.env });
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const codes: string[] = [];
{
  await using shell = await openShell(config.databaseUrl, Date.now, say);
  if (asked.kabupaten) {
    const puskesmas = asked.puskesmas === undefined ? undefined : Number(asked.puskesmas);
    const today = localDateOf(Date.now());
    await fillKabupaten(shell.rooms, { today, puskesmas, password: DEMO_PASSWORD }, say);
  } else {
    await fillDemo(shell, say);
    for (const posyandu of await listDemoPosyandu(shell)) {
      const { code } = await shell.rooms.auth.enrolment.issueCode(posyandu, 'demo');
      codes.push(`  ${posyandu.name.padEnd(12)} ${code}`);
    }
  }
}
const server = await startServer(config, { now: Date.now });
process.stdout.write(asked.kabupaten ? greetKabupaten(server.address) : greet(server.address, codes));
let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void server.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
