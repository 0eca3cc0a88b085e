import { Caller } from './caller.ts';

interface Documented {
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly tags: readonly string[] } } };
}

/** Every door that the server documents, and so mounts: `POST /api/devices/{deviceId}/revoke`. */
export async function listDoors(server: { readonly address: string }): Promise<string[]> {
  const { paths } = (await new Caller(server).get('/api/docs/openapi.json')).body as Documented;
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
}
