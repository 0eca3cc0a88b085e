import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from './config.ts';

test('nothing set: one machine, an SQLite file, no network', () => {
  expect(parseConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: 'file:data/posyandu.db',
    publicOrigin: undefined,
    trustProxy: false,
    secret: undefined,
    drainMs: 0,
    logLevel: 'info',
    buildFolder: 'build',
  });
});

test('an empty entry counts as left out', () => {
  expect(parseConfig({ PORT: '', SECRET: '', PATH: '/usr/bin' })).toEqual(parseConfig({}));
});

test('all set', () => {
  const config = parseConfig({
    HOST: '0.0.0.0',
    PORT: '0',
    DATABASE_URL: 'postgres://posyandu@db/posyandu',
    PUBLIC_ORIGIN: 'https://posyandu.example.go.id',
    TRUST_PROXY: '1',
    SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'warn',
    BUILD_FOLDER: 'dist',
  });
  expect(config).toMatchObject({ host: '0.0.0.0', port: 0, trustProxy: true, logLevel: 'warn', buildFolder: 'dist' });
});

test.each([
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://somewhere'],
  ['PUBLIC_ORIGIN', 'https://posyandu.example.go.id/'],
  ['PUBLIC_ORIGIN', 'puskesmas.example.go.id'],
  ['TRUST_PROXY', 'yes'],
  ['SECRET', 'too short and dear'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by name, and its value is not repeated', (name, value) => {
  const parse = () => parseConfig({ [name]: value });
  expect(parse).toThrow(ConfigError);
  expect(parse).toThrow(new RegExp(`^${name} must be `));
  expect(parse).not.toThrow(value);
});
