import { ownIdentifier, puskesmasOf, type FhirContext } from './context.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { concept, hl7 } from './systems.ts';

/** A Posyandu or Pustu as a place of service. */
export interface PlaceInput {
  readonly posyanduId: string;
  readonly name: string;
  /** WGS 84, both or none. */
  readonly position?: { readonly longitude: number; readonly latitude: number };
}

/** The key of the place where a Posyandu works. */
export function locationKey(posyanduId: string): LocalKey {
  return `Location/${posyanduId}`;
}

/** A Posyandu as a part of its Puskesmas and as a place: it has no national number of its own. @source interop.md 2, 3.2 */
export function buildPlace({ posyanduId, name, position }: PlaceInput, context: FhirContext): LocalResource[] {
  const organization: LocalKey = `Organization/${posyanduId}`;
  const location = locationKey(posyanduId);
  return [
    {
      key: organization,
      personId: null,
      resource: {
        resourceType: 'Organization',
        identifier: [ownIdentifier('organization', uuidOf(organization), context)],
        active: true,
        type: [hl7('organization-type', 'dept', 'Hospital Department')],
        name: `Posyandu ${name}`,
        partOf: puskesmasOf(context),
      },
    },
    {
      key: location,
      personId: null,
      resource: {
        resourceType: 'Location',
        identifier: [ownIdentifier('location', uuidOf(location), context)],
        status: 'active',
        mode: 'instance',
        name: `Posyandu ${name}`,
        physicalType: concept({
          system: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
          code: 'si',
          display: 'Site',
        }),
        ...(position ? { position } : {}),
        managingOrganization: refTo(organization),
      },
    },
  ];
}
