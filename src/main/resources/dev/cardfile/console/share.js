import {queryText, VERSION} from './api.js';

/**
 * A request as somebody else can send it, who has a token of the location in `TOKEN`.
 *
 * @typedef {{method: string, path: string, query?: Record<string, any>, body?: any,
 *     type?: string}} Shared a body that is a text is sent as it is
 */

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** @param {Shared} request */
export function asCurl({method, path, query, body, type = 'application/json'}) {
  const lines = [
    `curl -sS --globoff ${method === 'GET' ? '' : `-X ${method} `}${quoted(location.origin + path + queryText(query))}`,
    `-H "Authorization: Bearer $TOKEN"`,
    `-H 'Version: ${VERSION}'`,
  ];
  if (body !== undefined) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    lines.push(`-H 'Content-Type: ${type}'`, `--data-raw ${quoted(text)}`);
  }
  return lines.join(' \\\n  ');
}

/** @param {Shared} request */
export function asJavaScript({method, path, query, body}) {
  const headers = {Version: VERSION, ...(body === undefined ? {} : {'Content-Type': 'application/json'})};
  const said = Object.entries(headers).map(([name, value]) => `    '${name}': '${value}',`);
  return [
    `const response = await fetch(${JSON.stringify(location.origin + path + queryText(query))}, {`,
    `  method: '${method}',`,
    '  headers: {',
    '    Authorization: `Bearer ${process.env.TOKEN}`,',
    ...said,
    '  },',
    ...(body === undefined
      ? []
      : [`  body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}),`]),
    '});',
    'console.log(await response.json());',
  ].join('\n');
}

export const LANGUAGES = {curl: asCurl, JavaScript: asJavaScript};
