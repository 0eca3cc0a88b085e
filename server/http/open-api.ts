import type { Caller } from '../auth/rights.ts';
import { entriesOf, isOptional, jsonSchemaOf, type JsonSchema } from './json-schema.ts';
import { statusOf } from './problems.ts';
import type { RouteFacts } from './route.ts';

/** Codes that any route with a gate, an input or a limit can answer. */
const COMMON_PROBLEMS = ['http.badInput', 'http.signInFirst', 'http.noRight', 'http.tooMany', 'http.failed'];

/** Routes as an OpenAPI 3.1 document. Answers are described in words; problems are `{ code }` under their status. */
export function openApiOf(
  routes: readonly RouteFacts[],
  callers: { readonly [door: string]: readonly Caller[] },
): { readonly [key: string]: unknown } {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, callers) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Posyandu Prima', version: '1', description: 'Problems are answered as { code } and nothing else.' },
    paths,
    components: {
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: 'Token of an enrolled device.' },
        staff: { type: 'apiKey', in: 'cookie', name: 'posyandu_session' },
      },
      schemas: { Problem: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] } },
    },
  };
}

function operationOf(route: RouteFacts, callers: { readonly [door: string]: readonly Caller[] }) {
  const { params, query, body } = entriesOf(route.input);
  const who = callers[route.gate.door] ?? [];
  const staff = who.some((caller) => caller !== 'anyone' && caller !== 'device');
  return {
    summary: route.summary,
    tags: [route.gate.door],
    security: [...(who.includes('device') ? [{ device: [] }] : []), ...(staff ? [{ staff: [] }] : [])],
    parameters: [
      ...Object.entries(params ? entriesOf(params) : {}).map(([name, schema]) => ({
        name,
        in: 'path',
        required: true,
        schema: jsonSchemaOf(schema),
      })),
      ...Object.entries(query ? entriesOf(query) : {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: !isOptional(schema),
        schema: jsonSchemaOf(schema),
      })),
    ],
    ...(body ? { requestBody: { required: true, content: contentOf(jsonSchemaOf(body)) } } : {}),
    responses: { default: { description: route.answer }, ...problemResponses(route) },
  };
}

function contentOf(schema: JsonSchema) {
  return { [schema.format === 'binary' ? 'application/octet-stream' : 'application/json']: { schema } };
}

function problemResponses(route: RouteFacts) {
  const byStatus = Map.groupBy([...(route.problems ?? []), ...COMMON_PROBLEMS], statusOf);
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, { description: codes.join(', '), content }]),
  );
}
