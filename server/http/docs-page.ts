import { DOOR_RIGHTS } from '../auth/rights.ts';
import { entriesOf, jsonSchemaOf, shapeOf } from './json-schema.ts';
import type { RouteFacts } from './route.ts';

/** The routes as a page that reads well without a style sheet or a script. */
export function renderDocs(routes: readonly RouteFacts[]): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Posyandu Prima API</title></head>
<body>
<h1>Posyandu Prima API</h1>
<p>Problems are answered as <code>{ "code": "..." }</code> and nothing else. Devices show <code>Authorization: Bearer</code> with their
token, staff the session cookie. Requests that change something must come from a page of this server or from no page at all.
As OpenAPI: <a href="/api/docs/openapi.json">/api/docs/openapi.json</a>.</p>
${routes.map(sectionOf).join('\n')}
</body>
</html>
`;
}

const NAME: { readonly [part: string]: string } = { params: 'Path', query: 'Query', body: 'Body' };

function sectionOf(route: RouteFacts): string {
  const facts = [
    ['Who', DOOR_RIGHTS[route.gate.door].join(', ')],
    ...Object.entries(entriesOf(route.input)).map(([part, schema]) => [
      NAME[part] ?? part,
      shapeOf(jsonSchemaOf(schema)),
    ]),
    ['Answer', route.answer],
    ...(route.problems ? [['Problems', route.problems.join(', ')]] : []),
  ];
  const list = facts.map(
    ([name = '', text = '']) => `<dt>${escapeHtml(name)}</dt><dd><code>${escapeHtml(text)}</code></dd>`,
  );
  return `<section>
<h2><code>${route.method} ${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.summary)}</p>
<dl>${list.join('')}</dl>
</section>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
