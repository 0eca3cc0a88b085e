import * as v from 'valibot';
import type { SatusehatAccess } from './export/satusehat/client.ts';
import { readSatusehatAccess } from './export/satusehat/read-access.ts';

/** What the server is told from outside. Every value has a default that works on one machine without a network. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** `file:PATH` or `postgres://...`. */
  readonly databaseUrl: string;
  /** Address that people open, such as `https://posyandu.example.go.id`; undefined: whatever they used. */
  readonly publicOrigin: string | undefined;
  /** True behind a balancer that sets X-Forwarded-*; otherwise those headers are believed from nobody. */
  readonly trustProxy: boolean;
  /** Key that tickets are signed with; undefined: one is made and kept in the store, which all processes share. */
  readonly secret: string | undefined;
  /** How long a stopping server answers `not ready` before it sends its sockets elsewhere, ms: as long as a balancer takes to notice. */
  readonly drainMs: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Folder of the built app. */
  readonly buildFolder: string;
  /** Where validated sessions are sent; undefined: nowhere. */
  readonly satusehat: SatusehatAccess | undefined;
}

/** An entry of the environment that the server cannot start with; the message says which, what it may be, and never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const MIN_SECRET_LENGTH = 32;
const MAX_DRAIN_MS = 120_000;
const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const drain = v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.maxValue(MAX_DRAIN_MS));
const origin = v.pipe(v.string(), v.url(), v.check(isOrigin));
const yesNo = v.pipe(
  v.picklist(['0', '1', 'false', 'true']),
  v.transform((text) => text === '1' || text === 'true'),
);

const environment = v.object({
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty()), '127.0.0.1'),
  PORT: v.optional(port, '8080'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^(file:.+|postgres(ql)?:\/\/.+)$/)), 'file:data/posyandu.db'),
  PUBLIC_ORIGIN: v.optional(origin),
  TRUST_PROXY: v.optional(yesNo, '0'),
  SECRET: v.optional(v.pipe(v.string(), v.minLength(MIN_SECRET_LENGTH))),
  DRAIN_MS: v.optional(drain, '0'),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  BUILD_FOLDER: v.optional(v.pipe(v.string(), v.nonEmpty()), 'build'),
});

/** What each entry may be, for the one sentence somebody reads who got it wrong. */
const EXPECTED: { readonly [name: string]: string } = {
  HOST: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  PORT: 'a number from 0 to 65535',
  DATABASE_URL: 'file:PATH or postgres://...',
  PUBLIC_ORIGIN: 'scheme, host and port only, such as https://posyandu.example.go.id',
  TRUST_PROXY: '1 or 0',
  SECRET: `at least ${MIN_SECRET_LENGTH} characters`,
  DRAIN_MS: `a number of milliseconds up to ${MAX_DRAIN_MS}`,
  LOG_LEVEL: 'debug, info, warn, error or silent',
  BUILD_FOLDER: 'the folder that npm run build has filled',
};

/**
 * Reads the configuration from the environment; an empty entry counts as left out.
 * @throws ConfigError naming the first entry that is wrong
 */
export function parseConfig(env: { readonly [name: string]: string | undefined }): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = v.safeParse(environment, given);
  if (!parsed.success) {
    const name = v.getDotPath(parsed.issues[0]) ?? '';
    throw new ConfigError(`${name} must be ${EXPECTED[name] ?? 'something else'}.`);
  }
  const { output } = parsed;
  return {
    host: output.HOST,
    port: output.PORT,
    databaseUrl: output.DATABASE_URL,
    publicOrigin: output.PUBLIC_ORIGIN,
    trustProxy: output.TRUST_PROXY,
    secret: output.SECRET,
    drainMs: output.DRAIN_MS,
    logLevel: output.LOG_LEVEL,
    buildFolder: output.BUILD_FOLDER,
    satusehat: readSatusehatAccess(env, (text) => new ConfigError(text)),
  };
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && new URL(text).origin === text;
}
