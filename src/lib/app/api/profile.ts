import * as v from 'valibot';

const unit = { name: v.string() };

/** What a device keeps of its Posyandu for days without a network. */
export const deviceProfile = v.object({
  device: v.object({ deviceId: v.string(), name: v.string() }),
  puskesmas: v.object({ puskesmasId: v.string(), ...unit }),
  village: v.object({ villageId: v.string(), ...unit }),
  posyandu: v.array(v.object({ posyanduId: v.string(), ...unit })),
  accounts: v.array(
    v.object({
      accountId: v.string(),
      displayName: v.string(),
      role: v.picklist(['cadre', 'cadre_lead']),
      pinVerifier: v.nullish(v.object({ salt: v.string(), iterations: v.number(), hash: v.string() })),
    }),
  ),
  serverTime: v.number(),
  ruleSet: v.string(),
});
export type DeviceProfile = v.InferOutput<typeof deviceProfile>;
