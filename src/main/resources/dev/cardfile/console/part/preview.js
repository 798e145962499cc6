import {call} from '../api.js';
import {FIELDS} from '../fields.js';
import {counted} from '../format.js';
import {html, useEffect, useState} from '../html.js';
import {usePlaceData} from '../place-data.js';
import {Loading} from './loading.js';
import {ProblemBox} from './problem.js';

const LOOKED_AT = 1024 * 1024;
const UNUSED = '-';
const OUTCOMES = {
  created: 'would be created', updated: 'would be updated', unchanged: 'would stay as they are',
  skipped: 'would be skipped', failed: 'would fail',
};

/** What a column can become. */
function targets(custom) {
  return [
    [UNUSED, 'not used'], ['id', 'Id'], ['name', 'Name'],
    ...FIELDS.filter((field) => field.name !== 'dateUpdated').map((field) => [field.name, field.label]),
    ['lastActivity', 'Last activity'],
    ...custom.map((field) => [field.fieldKey, field.name]),
  ];
}

/**
 * What a file is taken for, and what would come of its first rows, before anything is written.
 *
 * @param {Object} props
 * @param {File} props.file
 * @param {string} props.type
 * @param {Record<string, any>} props.query
 * @param {string} props.location
 * @param {Record<string, string>} props.mapping by heading, what somebody has chosen
 * @param {(mapping: Record<string, string>) => void} props.onMap
 */
export function Preview({file, type, query, location, mapping, onMap}) {
  const {custom} = usePlaceData(location);
  const [seen, setSeen] = useState(null);
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    const over = new AbortController();
    setProblem(null);
    call('POST', '/imports/preview', {
      query, headers: {'Content-Type': type}, body: file.slice(0, LOOKED_AT), signal: over.signal,
    }).then(setSeen, (failure) => failure.name !== 'AbortError' && setProblem(failure));
    return () => over.abort();
  }, [file, type, JSON.stringify(query)]);
  if (problem) {
    return html`<${ProblemBox} problem=${problem} />`;
  }
  if (!seen) {
    return html`<${Loading} what="the preview" />`;
  }
  const all = targets(custom);
  const verdicts = seen.verdicts.filter((each) => each.message);
  return html`<div class="stack">
    <p>${seen.profile ? html`<span class="tag">${seen.profile}</span>` : 'Not a known export.'}
      ${' '}<span class="fine">${counted(seen.rows, 'row')}${seen.whole ? '' : ' in its first MiB'}</span></p>
    ${seen.problem && html`<p class="error" role="alert">${seen.problem.message ?? seen.problem}</p>`}
    ${seen.columns?.length > 0 && html`<table class="diff">
      <caption class="hidden">What the columns become</caption>
      <thead><tr><th scope="col">In the file</th><th scope="col">Becomes</th><th scope="col">Confidence</th></tr></thead>
      <tbody>${seen.columns.map((column, index) => html`<tr key=${index}>
        <td>${column.heading}</td>
        <td><select aria-label=${`What ${column.heading} becomes`} value=${mapping[column.heading] ?? column.field}
          onChange=${(event) => onMap({...mapping, [column.heading]: event.target.value})}>
          ${(all.some(([name]) => name === column.field) ? all : [...all, [column.field, column.field]])
            .map(([name, label]) => html`<option value=${name} key=${name}>${label}</option>`)}</select></td>
        <td><span class="fine">${column.field === UNUSED ? '' : `${Math.round((column.confidence ?? 0) * 100)} %`}</span></td></tr>`)}</tbody>
    </table>`}
    ${seen.verdicts.length > 0 && html`<p>Of the first ${counted(seen.verdicts.length, 'row')}:
      ${' '}${Object.entries(OUTCOMES).filter(([name]) => seen.counts[name] > 0)
        .map(([name, text]) => `${seen.counts[name]} ${text}`).join(', ')}.</p>`}
    ${verdicts.length > 0 && html`<ul class="warnings">${verdicts.map((each) => html`<li key=${each.row}>
      Row ${each.row}: <strong>${each.code ?? each.outcome}</strong> ${each.message}</li>`)}</ul>`}
  </div>`;
}
