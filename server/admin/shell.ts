import { Projection } from '../projection/projection.ts';
import { openProjection, type ProjectionDatabase } from '../projection/open-projection.ts';
import { ProjectionReader } from '../projection/reader.ts';
import { openImports } from '../import/open-imports.ts';
import { openRooms, type Rooms } from '../rooms.ts';
import { DocumentRooms } from '../ws/document-rooms.ts';
import { appendAsServer } from '../ws/server-append.ts';

/** The rooms of the server without its doors: what a command works with, whether a server runs beside it or not. */
export interface Shell extends AsyncDisposable {
  readonly rooms: Rooms;
  readonly projection: Projection;
  readonly projectionTables: ProjectionDatabase['kysely'];
  readonly reader: ProjectionReader;
  readonly imports: ReturnType<typeof openImports>;
}

/** What a command may say besides its answer: to people, never on the answer's channel. */
export type Say = (line: string) => void;

/** How long a command waits for a store that fails. */
const PATIENCE_MS = 20_000;

/** Opens the store that the server uses too. */
export async function openShell(databaseUrl: string, now: () => number, say: Say): Promise<Shell> {
  await using opened = new AsyncDisposableStack();
  const keep = <T extends { close(): Promise<void> }>(one: T): T => opened.adopt(one, () => one.close());
  const rooms = keep(await openRooms({ databaseUrl, now }));
  const database = keep(await openProjection(databaseUrl));
  const projection = keep(
    new Projection(rooms.log, database, (error) => say(`The projection stopped: ${String(error)}`)),
  );
  let failingSince: number | undefined;
  const documents: DocumentRooms = keep(
    await DocumentRooms.start({
      log: rooms.log,
      seals: rooms.seals,
      now,
      onCommitted: () => (failingSince = undefined),
      onProblem: ({ code, error }) => {
        say(`The store does not answer (${code}): ${String(error)}`);
        failingSince ??= now();
        // A server waits for its store as long as it must; a command ends, and what waits for the disk fails with it.
        if (now() - failingSince > PATIENCE_MS) void documents.close();
      },
    }),
  );
  const reader = new ProjectionReader(database);
  const imports = openImports({
    database: rooms.database,
    units: rooms.units,
    rows: reader,
    catchUp: () => projection.catchUp(),
    append: (key, events) => appendAsServer(documents, key, events),
    now,
  });
  const running = opened.move();
  return {
    rooms,
    projection,
    projectionTables: database.kysely,
    reader,
    imports,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
