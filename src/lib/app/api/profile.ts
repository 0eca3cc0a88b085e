import * as v from 'valibot';

/** With what a PIN is checked on the device: PBKDF2-SHA256, salt and hash in base64. */
const pinVerifier = v.object({ salt: v.string(), iterations: v.number(), hash: v.string() });
export type PinVerifier = v.InferOutput<typeof pinVerifier>;

const cadre = v.object({
  accountId: v.string(),
  displayName: v.string(),
  role: v.picklist(['cadre', 'cadre_lead']),
  pinVerifier: v.nullish(pinVerifier),
});
/** Someone who can use this device, as the server knows them. */
export type CadreProfile = v.InferOutput<typeof cadre>;

/** What a device keeps of its Posyandu for days without a network. */
export const deviceProfile = v.object({
  device: v.object({ deviceId: v.string(), name: v.string() }),
  puskesmas: v.object({ puskesmasId: v.string(), name: v.string() }),
  village: v.object({ villageId: v.string(), name: v.string() }),
  posyandu: v.array(v.object({ posyanduId: v.string(), name: v.string(), hamlet: v.nullish(v.string()) })),
  accounts: v.array(cadre),
  serverTime: v.number(),
  ruleSet: v.string(),
});
export type DeviceProfile = v.InferOutput<typeof deviceProfile>;
