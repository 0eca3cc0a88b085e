import { join } from 'node:path';
import type { App } from '#lib/app/app.svelte.ts';
import { openTestApp, until } from './make-app.ts';
import { makeDisk } from './make-device.ts';
import { makeServedWorld } from './served-world.ts';
import { makeUnits, startTestServer, type TestServer } from './test-server.ts';

const PIN = '123456';

/** A store for a server that is stopped and started again, at the same port. */
export async function startAt(folder: string, port = 0): Promise<TestServer> {
  return startTestServer({ DATABASE_URL: `file:${join(folder, 'posyandu.db')}`, PORT: String(port) });
}

/** Real apps on tablets that do not exist, in front of a real server. */
export class ServedTablets implements AsyncDisposable {
  readonly posyanduId: string;
  readonly #server: TestServer;
  readonly #open: App[] = [];

  /** A Posyandu with two cadres, Sulastri and Ninik. */
  static async make(server: TestServer): Promise<ServedTablets> {
    const { posyandu } = await makeUnits(server);
    const { posyanduId } = posyandu[0]!;
    const scope = { kind: 'posyandu', unitIds: [posyanduId] } as const;
    for (const displayName of ['Sulastri', 'Ninik']) {
      const made = await server.rooms.auth.accounts.add({ role: 'cadre', displayName, scope, pin: PIN });
      if (!made.ok) throw new Error(made.problem.code);
    }
    return new ServedTablets(server, posyanduId);
  }

  private constructor(server: TestServer, posyanduId: string) {
    this.#server = server;
    this.posyanduId = posyanduId;
  }

  /** A tablet that has joined the Posyandu, with a cadre signed in and the way to the server open. */
  async join(cadre: string): Promise<App> {
    const app = await openTestApp(makeServedWorld(this.#server), makeDisk());
    this.#open.push(app);
    const unit = await this.#server.rooms.units.findPosyandu(this.posyanduId);
    const { code } = await this.#server.rooms.auth.enrolment.issueCode(unit!, 'test');
    const enrolled = await app.device.enrol(code);
    if (!enrolled.ok) throw new Error(enrolled.problem.code);
    const { accountId } = app.signIn.accounts.find(({ displayName }) => displayName === cadre)!;
    await app.signIn.enter(accountId, PIN);
    await until(() => app.sync.connection === 'live');
    return app;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#open.map((app) => app.close()));
  }
}

/** Registers an invented child. @returns its person id */
export async function registerChild(app: App, name: string): Promise<string> {
  const person = await app.register!.registerPerson({ name, sex: 'm', birthDate: '2025-02-01' });
  if (!person.ok) throw new Error(person.problem.code);
  return person.value.personId;
}
