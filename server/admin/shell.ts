import { Projection } from '../projection/projection.ts';
import { openProjection } from '../projection/open-projection.ts';
import { ProjectionReader } from '../projection/reader.ts';
import { openImports } from '../import/open-imports.ts';
import { openRooms, type Rooms } from '../rooms.ts';
import { DocumentRooms } from '../ws/document-rooms.ts';
import { appendAsServer } from '../ws/server-append.ts';

/** The rooms of the server without its doors: what a command works with, whether a server runs beside it or not. */
export interface Shell extends AsyncDisposable {
  readonly rooms: Rooms;
  readonly projection: Projection;
  readonly reader: ProjectionReader;
  readonly imports: ReturnType<typeof openImports>;
}

/** What a command may say besides its answer: to people, never on the answer's channel. */
export type Say = (line: string) => void;

/** Opens the store that the server uses too. */
export async function openShell(databaseUrl: string, now: () => number, say: Say): Promise<Shell> {
  await using opened = new AsyncDisposableStack();
  const keep = <T extends { close(): Promise<void> }>(one: T): T => opened.adopt(one, () => one.close());
  const rooms = keep(await openRooms({ databaseUrl, now }));
  const database = keep(await openProjection(databaseUrl));
  const projection = keep(
    new Projection(rooms.log, database, (error) => say(`The projection stopped: ${String(error)}`)),
  );
  const documents = keep(
    await DocumentRooms.start({ log: rooms.log, now, onProblem: ({ code }) => say(`The store answers late: ${code}`) }),
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
  return { rooms, projection, reader, imports, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
