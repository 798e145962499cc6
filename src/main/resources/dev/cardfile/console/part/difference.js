import {CUSTOM, labelOf} from '../fields.js';
import {text} from '../format.js';
import {html} from '../html.js';

/** Names of fields that only repeat another. */
const REPEATED = new Set(['emailLowerCase', 'firstNameLowerCase', 'lastNameLowerCase', 'fullNameLowerCase', 'name']);

const isList = (value) => Array.isArray(value) && value.every((each) => each && typeof each === 'object' && 'id' in each && 'value' in each);

/** Custom fields change together in a history, and are told one by one. */
function apart({field, from, to}) {
  if (field !== 'customFields' || !isList(from ?? []) || !isList(to ?? [])) {
    return [{field, from, to}];
  }
  const ids = new Set([...(from ?? []), ...(to ?? [])].map((each) => each.id));
  const find = (list, id) => list?.find((each) => each.id === id)?.value ?? null;
  return [...ids].map((id) => ({field: CUSTOM + id, from: find(from, id), to: find(to, id)}))
    .filter((row) => text(row.from) !== text(row.to));
}

/** Field by field: what was, and what is. */
export function Difference({rows, custom}) {
  const shown = rows.filter((row) => !REPEATED.has(row.field)).flatMap(apart);
  if (shown.length === 0) {
    return null;
  }
  return html`<table class="diff">
    <thead class="hidden"><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
    <tbody>${shown.map((row) => html`<tr key=${row.field}>
      <th scope="row">${labelOf(row.field, custom)}</th>
      <td>${text(row.from) === '' ? '—' : html`<del>${text(row.from)}</del>`}</td>
      <td>${text(row.to) === '' ? '—' : html`<ins>${text(row.to)}</ins>`}</td></tr>`)}
    </tbody>
  </table>`;
}
