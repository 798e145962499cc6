import {call} from '../api.js';
import {bytes} from '../format.js';
import {html, useState} from '../html.js';
import {Preview} from './preview.js';
import {ProblemBox} from './problem.js';

const TYPES = {vcf: 'text/vcard', ndjson: 'application/x-ndjson', jsonl: 'application/x-ndjson'};

/** What such a file is sent as; whether it is packed, the server sees itself. */
function typeOf(name) {
  const ending = name.toLowerCase().replace(/\.gz$/, '').split('.').at(-1);
  return TYPES[ending] ?? 'text/csv';
}

const OPTIONS = {
  invalid: {label: 'Invalid values', values: {'': 'leave out and name them', refuse: 'refuse the row'}},
  tags: {label: 'Tags of the file', values: {'': 'replace the contact’s tags', add: 'are added to the contact’s tags'}},
  fields: {label: 'Values of the file', values: {'': 'overwrite', fillEmpty: 'only fill what is empty'}},
  dates: {label: 'Dates', values: {'': 'detect from the file', dmy: 'day first', mdy: 'month first'}},
};

/**
 * Takes a file, by hand or dropped, and sends it.
 *
 * @param {{location: string, onSent: (id: string) => void}} props
 */
export function Drop({location, onSent}) {
  const [file, setFile] = useState(/** @type {File|null} */ (null));
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState({});
  const [mapping, setMapping] = useState(/** @type {Record<string, string>} */ ({}));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(null);
  const take = (taken) => {
    setProblem(null);
    setMapping({});
    setFile(taken ?? null);
  };
  const query = file && {
    locationId: location, fileName: file.name,
    ...(Object.keys(mapping).length > 0 && {mapping: JSON.stringify(mapping)}),
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
  };
  const send = async (event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const answer = await call('POST', '/imports', {
        query,
        headers: {'Content-Type': typeOf(file.name)},
        body: file,
      });
      onSent(answer.id);
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  return html`<form class=${over ? 'part drop over' : 'part drop'} onSubmit=${send}
      onDragOver=${(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave=${() => setOver(false)}
      onDrop=${(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}>
    <label>Drop a file here, or choose one: CSV, vCard, or one JSON object per line, also packed with gzip
      <input type="file" accept=".csv,.tsv,.txt,.vcf,.ndjson,.jsonl,.gz" onChange=${(event) => take(event.target.files[0])} /></label>
    ${file && html`
      <p><strong>${file.name}</strong> <span class="fine">${bytes(file.size)}</span></p>
      <div class="options">${Object.entries(OPTIONS).map(([name, {label, values}]) => html`<label key=${name}>${label}
        <select value=${said[name] ?? ''} onChange=${(event) => setSaid({...said, [name]: event.target.value})}>
          ${Object.entries(values).map(([value, text]) => html`<option value=${value} key=${value}>${text}</option>`)}
        </select></label>`)}</div>
      <${Preview} file=${file} type=${typeOf(file.name)} query=${query} location=${location}
        mapping=${mapping} onMap=${setMapping} />
      <div class="buttons"><button type="submit" class="primary" disabled=${busy}>${busy ? 'Sending…' : 'Import it'}</button></div>`}
    ${problem && html`<${ProblemBox} problem=${problem} />`}
  </form>`;
}
