// Set-up that the README's commands do for themselves. Plain JavaScript for any Node from 20 on: it runs before `npm ci` has brought Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Runs a command in the project's folder, its output shown; ends this process with the same code when it fails. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Installs exactly what the lockfile says, unless that stands already. */
export function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.installed-from');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing packages (npm ci) ...');
  run('npm', ['ci', '--no-fund', '--no-audit']);
  writeFileSync(stamp, wanted);
}

/** Builds the app into build/ when a source is newer than what stands there. */
export function ensureBuilt() {
  const built = join(root, 'build', 'index.html');
  const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
  const newest = Math.max(...sources.map((one) => newestChange(join(root, one))));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  console.error('Building the app ...');
  run('npm', ['run', '--silent', 'build']);
}

function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** The same Chromium without a desktop's windows: the suite takes a quarter less time with it. */
const HEADLESS_BROWSER = '/usr/bin/chromium-headless-shell';
const KNOWN_BROWSERS = [
  HEADLESS_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium; installs one by apt where that is possible, else through Playwright (then undefined: Playwright knows it). */
export function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  if (!existsSync(HEADLESS_BROWSER)) installByApt(['chromium', 'chromium-headless-shell']);
  if (!findBrowser()) installByApt(['chromium']);
  const found = findBrowser();
  if (found) return found;
  console.error('Installing Chromium (Playwright) ...');
  run('npx', ['--no-install', 'playwright', 'install', 'chromium']);
  return undefined;
}

function findBrowser() {
  return KNOWN_BROWSERS.find((path) => existsSync(path));
}

/** Where this process may; what comes of it shows by what is there afterwards. */
function installByApt(packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return;
  console.error(`Installing ${packages.join(' and ')} (apt) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Without a line to the packages it must not wait for ever.
  const timeout = 5 * 60_000;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env, timeout });
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: ['ignore', 'ignore', 'inherit'], env, timeout });
}

/** A folder below the project for what a run leaves behind; made when missing. */
export function ensureFolder(...parts) {
  const path = join(root, ...parts);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Runs one of the server's entry points on the project's own Node, hands signals on, and ends with its code. */
export async function runServer(entry, args = []) {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(node, [join(root, entry), ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  process.exit(code ?? 1);
}
