import { SUPPLY_UNITS, type SupplyEntry } from '#lib/events/supply-view.ts';
import { ownIdentifier, type FhirContext, type Held } from './context.ts';
import { practitionerRef } from './encounter.ts';
import { refTo, uuidOf, type LocalKey, type LocalResource } from './local-keys.ts';
import { patientKey } from './patient.ts';
import { isMedicine, quantityOf } from './product-codes.ts';
import { concept, hl7, KFA, OWN_FOOD, UCUM } from './systems.ts';

/** Something that was handed out at a visit. */
export interface SupplyInput {
  readonly supply: SupplyEntry;
  readonly personId: string;
  readonly encounter: LocalKey;
  readonly place: LocalKey;
  /** Of the nakes who answers for the session: what a cadre hands out, she does. */
  readonly practitioner: string;
}

/** What food is called where it arrives. */
const FOODS: { readonly [item: string]: string } = {
  MT_PEMULIHAN: 'PMT lokal pemulihan',
  MT_BUMIL_KEK: 'PMT lokal ibu hamil KEK',
};

/** A giving, as a medicine or as food; or why it stays here: no product of the KFA. @source interop.md 3.2 */
export function buildSupply(input: SupplyInput, context: FhirContext): LocalResource | Held {
  return isMedicine(input.supply.item) ? buildDispense(input, context) : buildFood(input, context);
}

function buildDispense(input: SupplyInput, context: FhirContext): LocalResource | Held {
  const { supply, personId, encounter, place, practitioner } = input;
  const { id, item, amount, date, stated } = supply;
  const key: LocalKey = `MedicationDispense/${id}`;
  const product = context.productOf(item, date);
  if (!product) return { key, personId, reason: 'supply.noKfa' };
  return {
    key,
    personId,
    resource: {
      resourceType: 'MedicationDispense',
      identifier: [ownIdentifier('medicationdispense', uuidOf(key), context)],
      status: 'completed',
      category: hl7('fhir-medicationdispense-category', 'outpatient', 'Outpatient'),
      medicationCodeableConcept: concept({ system: KFA, code: product.kfa, display: product.display }),
      subject: refTo(patientKey(personId)),
      context: refTo(encounter),
      performer: [{ actor: practitionerRef(context.practitionerOf(stated.by) ?? practitioner) }],
      location: refTo(place),
      quantity: quantityOf(amount, SUPPLY_UNITS[item]),
      whenHandedOver: date,
    },
  };
}

function buildFood(input: SupplyInput, context: FhirContext): LocalResource {
  const { supply, personId, encounter, practitioner } = input;
  const { id, item, amount, date, stated } = supply;
  const key: LocalKey = `NutritionOrder/${id}`;
  const display = FOODS[item] ?? item;
  return {
    key,
    personId,
    resource: {
      resourceType: 'NutritionOrder',
      identifier: [ownIdentifier('nutritionorder', uuidOf(key), context)],
      status: 'completed',
      intent: 'order',
      patient: refTo(patientKey(personId)),
      encounter: refTo(encounter),
      dateTime: date,
      orderer: practitionerRef(context.practitionerOf(stated.by) ?? practitioner),
      supplement: [
        {
          type: concept({ system: OWN_FOOD, code: item, display }),
          productName: display,
          quantity: { value: amount, unit: 'hari', system: UCUM, code: 'd' },
        },
      ],
    },
  };
}
