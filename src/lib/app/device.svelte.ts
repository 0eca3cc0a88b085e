import type { Result } from '#lib/domain/result.ts';
import type { ApiProblem, StorageProblem } from './problems.ts';
import type { DeviceProfile } from './api/profile.ts';

/** Where this device stands. */
export type DeviceStanding =
  | { readonly kind: 'notEnrolled' }
  | { readonly kind: 'enrolled'; readonly deviceId: string }
  /** Staff took it off the list: nothing is sent any more, what is stored stays until someone decides. */
  | { readonly kind: 'revoked'; readonly deviceId: string };

/** `device.codeWrong`, `device.codeExpired`, `device.codeUsed`, `device.wait`, `device.noNetwork`, or a storage problem. */
export type EnrolProblem = ApiProblem | StorageProblem;

/** This device: which Posyandu it belongs to, and what it keeps of it for days without a network. */
export interface Device {
  readonly standing: DeviceStanding;
  /** As fetched last; undefined until the first fetch has succeeded. */
  readonly profile: DeviceProfile | undefined;
  /** The Posyandu being worked for; the first of the profile until another is chosen. */
  readonly posyandu: { readonly posyanduId: string; readonly name: string } | undefined;
  /** Makes the device one of a Posyandu by the code a midwife gave. Spaces and case are ignored. */
  enrol(code: string): Promise<Result<DeviceProfile, EnrolProblem>>;
  /** Fetches names of cadres and units anew; what is stored stays where it fails. */
  refreshProfile(): Promise<Result<DeviceProfile, ApiProblem>>;
  choosePosyandu(posyanduId: string): Promise<void>;
}
