import type { SatusehatAccess } from './client.ts';

const NAMES = ['SATUSEHAT_FHIR_URL', 'SATUSEHAT_AUTH_URL', 'SATUSEHAT_CLIENT_ID', 'SATUSEHAT_CLIENT_SECRET'] as const;

/**
 * Reads where SATUSEHAT is from the environment, its secret nowhere else.
 * @returns undefined where none of the four entries is set
 * @throws what `problemOf` makes of a sentence naming the first entry that is missing or no address, never its value
 */
export function readSatusehatAccess(
  env: { readonly [name: string]: string | undefined },
  problemOf: (text: string) => Error,
): SatusehatAccess | undefined {
  const [fhirUrl = '', authUrl = '', clientId = '', clientSecret = ''] = NAMES.map((name) => env[name]?.trim() ?? '');
  const given = [fhirUrl, authUrl, clientId, clientSecret];
  if (given.every((one) => one === '')) return undefined;
  for (const [at, value] of given.entries()) {
    const isAddress = at < 2;
    if (value === '' || (isAddress && !/^https?:\/\/\S+$/.test(value))) {
      throw problemOf(`${NAMES[at]} must be ${isAddress ? 'an address' : 'set'}.`);
    }
  }
  const base = (url: string) => url.replace(/\/+$/, '');
  return { fhirUrl: base(fhirUrl), authUrl: base(authUrl), clientId, clientSecret };
}
