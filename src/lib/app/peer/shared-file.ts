/** Where the service worker lays files that another app has shared, until a page takes them. */
const CACHE = 'shared-files';
/** Address at which the phone shares files with the app; names the entries of the cache too. */
export const SHARE_PATH = '/hp-lain/terima';
/** Name of the file part, as the manifest says it. */
const PART = 'berkas';
/** More than any handover comes to. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Keeps what was shared; called by the service worker, which no page may be open beside. */
export async function keepShared(form: FormData, caches: CacheStorage): Promise<void> {
  const cache = await caches.open(CACHE);
  const files = form.getAll(PART).filter((one): one is File => one instanceof File && one.size <= MOST_BYTES);
  await Promise.all(files.map((file, i) => cache.put(`${SHARE_PATH}/${i}`, new Response(file))));
}

/** Takes what was shared since the last time; each once. */
export async function takeShared(caches: CacheStorage): Promise<Uint8Array[]> {
  const cache = await caches.open(CACHE);
  const taken: Uint8Array[] = [];
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept) taken.push(new Uint8Array(await kept.arrayBuffer()));
    await cache.delete(request);
  }
  return taken;
}

interface LaunchQueue {
  setConsumer(consumer: (params: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Calls back with files that were opened with the app from a file manager; not every browser can. */
export function onOpenedFiles(scope: object, take: (bytes: Uint8Array) => void): void {
  if (!hasLaunchQueue(scope)) return;
  scope.launchQueue.setConsumer(({ files = [] }) => {
    for (const handle of files) void readHandle(handle, take);
  });
}

async function readHandle(handle: FileSystemFileHandle, take: (bytes: Uint8Array) => void): Promise<void> {
  take(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
}

function hasLaunchQueue(scope: object): scope is { readonly launchQueue: LaunchQueue } {
  return 'launchQueue' in scope;
}
