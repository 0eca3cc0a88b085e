import type { LocalKey, LocalResource } from './local-keys.ts';
import { uuidOf } from './local-keys.ts';
import type { Bundle, BundleEntry, Resource } from './resources.ts';

/** Puts resources into one transaction. @param serverIdOf the id under which a resource is known there, undefined for a new one */
export function buildBundle(
  resources: readonly LocalResource[],
  serverIdOf: (key: LocalKey) => string | undefined = () => undefined,
): Bundle {
  const entry = resources.map(({ key, resource }): BundleEntry => {
    const serverId = serverIdOf(key);
    const { resourceType } = resource;
    return {
      fullUrl: `urn:uuid:${uuidOf(key)}`,
      resource: withId(resource, serverId),
      request:
        serverId === undefined
          ? { method: 'POST', url: resourceType }
          : { method: 'PUT', url: `${resourceType}/${serverId}` },
    };
  });
  return { resourceType: 'Bundle', type: 'transaction', entry };
}

/** A resource under the id that the other side knows it by. */
export function withId(resource: Resource, serverId: string | undefined): Resource {
  return serverId === undefined ? resource : { ...resource, id: serverId };
}

/** Every `urn:uuid:` that a resource refers to. */
export function referencesIn(resource: Resource): string[] {
  return [...JSON.stringify(resource).matchAll(/"reference":"(urn:uuid:[0-9a-f-]{36})"/g)].map(([, urn]) => urn ?? '');
}

/** The resource with references to what the other side knows already; others stay as they are. */
export function withReferences(resource: Resource, nameOf: (urn: string) => string | undefined): Resource {
  return JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
    key === 'reference' && typeof value === 'string' ? (nameOf(value) ?? value) : value,
  ) as Resource;
}
