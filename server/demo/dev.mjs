// `npm run dev`: the demo's server beside Vite with reload; what is under /api and /sync goes to the server.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, runServer } from '../../.ci/prepare.mjs';

ensureInstalled();
ensureBuilt();
const vite = spawn(join(root, 'node_modules', '.bin', 'vite'), ['dev'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.on('exit', () => vite.kill());
await runServer('server/demo/main.ts');
