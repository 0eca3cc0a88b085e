import { createHmac, timingSafeEqual } from 'node:crypto';
import { DEVICE_PREFIX } from '#lib/events/device-kind.ts';
import { newId, type RandomBytes } from './random.ts';

/** Where a device belongs: a tablet to one Posyandu, the own device of a nakes to a Puskesmas. */
export interface DevicePlace {
  readonly puskesmasId: string;
  readonly posyanduId: string;
}

const SHAPE = /^((d[vn])_[0-9a-z]+)_([0-9a-f]{16})$/;

/**
 * Names devices so that a name says by itself that this store has once enrolled its bearer. A store restored from an older copy has lost the
 * rows of devices enrolled since; what they wrote is taken back all the same, whoever brings it (ADR 0008). A name opens no door: that takes the
 * token, of which a restored store knows nothing.
 */
export class DeviceNames {
  readonly #key: string;
  readonly #random: RandomBytes;

  /** @param key secret that lies in the store and in its backups */
  constructor(key: string, random: RandomBytes) {
    this.#key = key;
    this.#random = random;
  }

  /** A new name for a tablet of a Posyandu. */
  nameTablet(place: DevicePlace): string {
    const id = newId(this.#random, DEVICE_PREFIX.posyandu);
    return `${id}_${this.#sealOf(id, place.puskesmasId, place.posyanduId)}`;
  }

  /** A new name for the own device of a nakes, who works for several Posyandu of her Puskesmas. */
  nameOwn(puskesmasId: string): string {
    const id = newId(this.#random, DEVICE_PREFIX.nakes);
    return `${id}_${this.#sealOf(id, puskesmasId, '')}`;
  }

  /** True for a name that was given here to a device of this Posyandu, or to a nakes's own of this Puskesmas. */
  isOurs(deviceId: string, { puskesmasId, posyanduId }: DevicePlace): boolean {
    const [, id, prefix, seal] = SHAPE.exec(deviceId) ?? [];
    if (id === undefined || seal === undefined) return false;
    const wanted = this.#sealOf(id, puskesmasId, prefix === DEVICE_PREFIX.posyandu ? posyanduId : '');
    return timingSafeEqual(Buffer.from(seal), Buffer.from(wanted));
  }

  #sealOf(id: string, puskesmasId: string, posyanduId: string): string {
    const said = JSON.stringify(['device', id, puskesmasId, posyanduId]);
    return createHmac('sha256', this.#key).update(said).digest('hex').slice(0, 16);
  }
}
