import * as v from 'valibot';

/** With what a PIN is checked on the device: PBKDF2-SHA256, salt and hash in base64. */
const pinVerifier = v.object({ salt: v.string(), iterations: v.number(), hash: v.string() });
export type PinVerifier = v.InferOutput<typeof pinVerifier>;

const user = v.object({
  accountId: v.string(),
  displayName: v.string(),
  role: v.picklist(['cadre', 'cadre_lead', 'village_nurse', 'health_officer']),
  pinVerifier: v.nullish(pinVerifier),
});
/** Someone who can use this device, as the server knows them: the cadres of its Posyandu, or the nakes whose own it is. */
export type UserProfile = v.InferOutput<typeof user>;

/** By what this device and the others know each other without a server; byte strings in base64. */
const peerProfile = v.object({
  certificate: v.nullable(v.string()),
  serverKeys: v.array(v.string()),
  boxKeys: v.array(v.object({ posyanduId: v.string(), keyId: v.string(), key: v.string() })),
  revoked: v.array(v.string()),
});

/** What a device keeps of its Posyandu for days without a network. */
export const deviceProfile = v.object({
  /** `ownerId`: the account whose own device it is. */
  device: v.object({ deviceId: v.string(), name: v.string(), ownerId: v.nullish(v.string()) }),
  puskesmas: v.object({ puskesmasId: v.string(), name: v.string() }),
  village: v.object({ villageId: v.string(), name: v.string() }),
  /** More than one on the device of a nakes; `village` is the desa's name. */
  posyandu: v.array(
    v.object({
      posyanduId: v.string(),
      name: v.string(),
      hamlet: v.nullish(v.string()),
      village: v.nullish(v.string()),
    }),
  ),
  accounts: v.array(user),
  /** What the devices of its Posyandu are called, its own among them, struck off ones too; missing from older servers. */
  devices: v.optional(v.array(v.object({ deviceId: v.string(), name: v.string() }))),
  /** Missing from servers of before there was any. */
  peer: v.optional(peerProfile),
  serverTime: v.number(),
  ruleSet: v.string(),
});
export type DeviceProfile = v.InferOutput<typeof deviceProfile>;
