import type { LogPort } from '#server/log/port.ts';

/** A log with some of its methods replaced; the rest goes to the real one. */
export function overrideLog(log: LogPort, overrides: Partial<LogPort>): LogPort {
  return new Proxy(log, {
    get: (target, name) => {
      const member: unknown = Reflect.get(Object.hasOwn(overrides, name) ? overrides : target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
