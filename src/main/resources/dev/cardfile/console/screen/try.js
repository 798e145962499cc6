import {call} from '../api.js';
import {outcomeText} from '../decision.js';
import {labelOf} from '../fields.js';
import {taken} from '../handed.js';
import {html, useEffect, useRef, useState} from '../html.js';
import {useShortcut} from '../keys.js';
import {Languages} from '../part/code.js';
import {DecisionTable, Keys} from '../part/decision-table.js';
import {Dialog} from '../part/dialog.js';
import {Difference} from '../part/difference.js';
import {ProblemBox} from '../part/problem.js';
import {tell} from '../part/toasts.js';
import {usePlaceData} from '../place-data.js';
import {addressOf, Link} from '../router.js';
import {LANGUAGES} from '../share.js';

const PATH = '/contacts/upsert';

/** @type {Record<string, {label: string, values: string[]}>} */
const OPTIONS = {
  tags: {label: 'Tags', values: ['replace', 'add', 'remove']},
  fields: {label: 'Fields', values: ['overwrite', 'fillEmpty']},
  invalid: {label: 'Invalid values', values: ['', 'refuse', 'drop']},
};

/** A body to begin with: what identifies somebody, and the location's own fields. */
function sample(location, custom) {
  const values = {NUMERICAL: 1, MONETORY: 1, DATE: '2026-01-31'};
  const texts = ['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'MONETORY', 'DATE', 'SINGLE_OPTIONS', 'RADIO'];
  const fields = custom.filter((field) => texts.includes(field.dataType)).slice(0, 3);
  return JSON.stringify({
    locationId: location,
    email: 'mina@example.net',
    phone: '+1 212 555 0143',
    firstName: 'Mina',
    lastName: 'Okoro',
    tags: ['customer'],
    ...(fields.length > 0 && {customFields: fields.map((field) => ({
      key: field.fieldKey.replace(/^contact\./, ''),
      field_value: field.picklistOptions[0] ?? values[field.dataType] ?? 'some text',
    }))}),
  }, null, 2);
}

/** What an upsert would do, and why. */
export function TryScreen({location}) {
  const {custom, known, problem: dataProblem} = usePlaceData(location.id);
  const [given] = useState(taken);
  const [body, setBody] = useState(given?.body ?? '');
  const [options, setOptions] = useState({tags: 'replace', fields: 'overwrite', invalid: '', ...given?.options});
  const [answer, setAnswer] = useState(null);
  const [problem, setProblem] = useState(null);
  const [unreadable, setUnreadable] = useState(/** @type {string|null} */ (null));
  const [shared, setShared] = useState(null);
  const touched = useRef(given !== null);
  const input = useRef(null);

  useEffect(() => {
    if (!touched.current) {
      setBody(sample(location.id, known ? custom : []));
    }
  }, [known, location.id]);
  useShortcut('e', 'edit the body', () => input.current.focus());

  const read = () => {
    try {
      setUnreadable(null);
      return JSON.parse(body);
    } catch (failure) {
      setUnreadable(failure.message);
      input.current.focus();
      return null;
    }
  };
  const query = (dryRun) => ({
    ...(dryRun && {dryRun: true}), explain: true,
    ...Object.fromEntries(Object.entries(options).filter(([name, value]) => value !== '' && value !== OPTIONS[name].values[0])),
  });
  const run = async (dryRun) => {
    const sent = read();
    if (sent === null) {
      return;
    }
    setProblem(null);
    try {
      const given = await call('POST', PATH, {body: sent, query: query(dryRun)});
      setAnswer({...given, dryRun});
      if (!dryRun) {
        tell(given.new ? 'Created.' : 'Written.');
      }
    } catch (failure) {
      setAnswer(null);
      setProblem(failure);
    }
  };
  const share = () => {
    const sent = read();
    if (sent !== null) {
      setShared({method: 'POST', path: PATH, query: query(true), body: sent});
    }
  };
  const pressed = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run(true);
    }
  };
  return html`
    <div class="title"><h1>Try an upsert</h1></div>
    <p class="fine">A dry run does everything but write. The answer says which contact is found, by what, and what changes.</p>
    ${dataProblem && html`<${ProblemBox} problem=${dataProblem} />`}
    <div class="columns">
      <form class="part" onSubmit=${(event) => {
        event.preventDefault();
        run(true);
      }} onKeyDown=${pressed}>
        <label for="body">The body of <code>POST ${PATH}</code></label>
        <textarea id="body" class="body" ref=${input} rows="18" spellcheck=${false} value=${body}
          aria-invalid=${unreadable ? 'true' : null} aria-describedby=${unreadable ? 'body-error' : null}
          onInput=${(event) => {
            touched.current = true;
            setBody(event.target.value);
          }}></textarea>
        ${unreadable && html`<p class="error" id="body-error" role="alert">This is not valid JSON: ${unreadable}</p>`}
        <div class="options">${Object.entries(OPTIONS).map(([name, {label, values}]) => html`<label key=${name}>${label}
          <select value=${options[name]} onChange=${(event) => setOptions({...options, [name]: event.target.value})}>
            ${values.map((value) => html`<option value=${value} key=${value}>${value || 'the location’s setting'}</option>`)}
          </select></label>`)}</div>
        <div class="buttons">
          <button type="submit" class="primary" title="Ctrl+Enter">Dry run</button>
          <button type="button" onClick=${() => run(false)}>Write it</button>
          <button type="button" onClick=${share}>Copy as curl or JavaScript</button>
        </div>
      </form>
      <div class="stack" aria-live="polite">
        ${problem && html`<${ProblemBox} problem=${problem} title="Nothing was written" />`}
        ${answer && html`<${Answer} key=${answer.traceId} answer=${answer} custom=${custom} location=${location.id} />`}
        ${!answer && !problem && html`<section class="part"><h2>Nothing tried yet</h2>
          <p>Change the body to a person that you know, then start the dry run (<kbd>Ctrl</kbd> <kbd>Enter</kbd>).</p></section>`}
      </div>
    </div>
    ${shared && html`<${Dialog} wide=${true} title="This upsert as a request" onClose=${() => setShared(null)}>
      <p>With a token of this location in <code>TOKEN</code>. Without <code>dryRun</code> it writes.</p>
      <${Languages} languages=${LANGUAGES} request=${shared} /></${Dialog}>`}`;
}

/** @param {{answer: any, custom: import('../types.js').CustomField[], location: string}} props */
function Answer({answer, custom, location}) {
  const {explain, contact, warnings = []} = answer;
  const title = contact.name ?? contact.email ?? contact.phone ?? contact.id;
  return html`
    <section class="part" aria-labelledby="decision-title">
      <header><h2 id="decision-title">The decision</h2>
        <span class="fine">${answer.dryRun ? 'dry run: nothing was written' : 'written'}</span></header>
      <p class="outcome">${outcomeText(explain, answer.dryRun)}</p>
      ${contact.id && html`<p>The contact: <${Link} to=${addressOf(location, 'contacts', contact.id)}>${title}</${Link}></p>`}
      <${DecisionTable} explanation=${explain} />
      <${Keys} explanation=${explain} location=${location} />
    </section>
    ${(warnings.length > 0 || explain.withheld.length > 0) && html`<section class="part" aria-labelledby="warnings-title">
      <header><h2 id="warnings-title">Warnings</h2></header>
      <ul class="warnings">${warnings.map((warning, index) => html`<li key=${index}>
        <strong>${warning.code}</strong> ${warning.field && html`<code>${warning.field}</code> `}
        ${warning.message} ${warning.value && html`<code>${warning.value}</code>`}
        ${warning.contactId && html` <${Link} to=${addressOf(location, 'contacts', warning.contactId)}>Show the contact that has it</${Link}>`}</li>`)}</ul>
    </section>`}
    <section class="part" aria-labelledby="changes-title">
      <header><h2 id="changes-title">What ${answer.dryRun ? 'would change' : 'changed'}</h2></header>
      ${explain.changes.length === 0
        ? html`<p>Only timestamps.</p>`
        : html`<${Difference} rows=${explain.changes} custom=${custom} />`}
      ${explain.unchanged.length > 0 && html`<p class="fine">Sent but unchanged:
        ${' '}${explain.unchanged.map((name) => labelOf(name, custom)).join(', ')}.</p>`}
    </section>
    <details class="part"><summary>The whole answer</summary>
      <pre tabindex="0" aria-label="The whole answer"><code>${JSON.stringify(answer, null, 2)}</code></pre></details>`;
}
