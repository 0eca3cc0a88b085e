import type { Patient, Resource, ResourceType } from '../fhir/resources.ts';

interface Fields {
  readonly [name: string]: unknown;
}

/** The id in a stored resource that came back; undefined for anything else. */
export function readServerId(body: unknown, type: ResourceType): string | undefined {
  const one = record(body);
  return one?.['resourceType'] === type && typeof one['id'] === 'string' ? one['id'] : undefined;
}

/** Ids by place in the transaction; undefined where an entry's answer names none. */
export function readBundleIds(body: unknown, types: readonly ResourceType[]): (string | undefined)[] {
  const entries = record(body)?.['entry'];
  return types.map((type, at) => {
    const entry = record(listIn(entries)[at]);
    const location = record(entry?.['response'])?.['location'];
    if (typeof location !== 'string') return readServerId(entry?.['resource'], type);
    return new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})(?:/|$)`).exec(location)?.[1];
  });
}

/** What a search by identifier came to. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly serverId: string }
  /** The identifier belongs to somebody else: nothing may be written under it. */
  | { readonly kind: 'other' };

/** Reads a search. A patient is only taken for ours when day of birth and sex agree: a mistyped NIK is another person. */
export function readFound(body: unknown, resource: Resource): Found {
  const entries = record(body)?.['entry'];
  const found = listIn(entries).flatMap((entry): Fields[] => {
    const resource = record(record(entry)?.['resource']);
    return resource ? [resource] : [];
  });
  const ours = found.filter((one) => one['resourceType'] === resource.resourceType);
  const same = resource.resourceType === 'Patient' ? ours.filter((one) => isSamePatient(one, resource)) : ours;
  const id = same[0]?.['id'];
  if (typeof id === 'string') return { kind: 'one', serverId: id };
  const byOwnNik = resource.resourceType === 'Patient' && resource.identifier[0]?.system.endsWith('/nik') === true;
  return byOwnNik && ours.length > 0 ? { kind: 'other' } : { kind: 'none' };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What is left out over there (masked data) contradicts nothing; children of one mother differ in order or day of birth. */
function isSamePatient(found: Fields, ours: Patient): boolean {
  const agrees = (name: 'birthDate' | 'gender' | 'multipleBirthInteger') =>
    found[name] === undefined || found[name] === ours[name];
  const isByMother = ours.identifier[0]?.system.endsWith('/nik-ibu') === true;
  return agrees('birthDate') && agrees('gender') && (!isByMother || agrees('multipleBirthInteger'));
}

function record(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}
