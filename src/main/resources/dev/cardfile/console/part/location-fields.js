import {call} from '../api.js';
import {html, useState} from '../html.js';
import {useListed} from '../listed.js';
import {Confirm, Dialog} from './dialog.js';
import {ProblemBox} from './problem.js';

const TYPES = {
  TEXT: 'a line of text', LARGE_TEXT: 'text', NUMERICAL: 'number', MONETORY: 'money', PHONE: 'phone', EMAIL: 'e-mail',
  DATE: 'date', SINGLE_OPTIONS: 'one of a list', RADIO: 'one of a few', MULTIPLE_OPTIONS: 'some of a list',
  CHECKBOX: 'some of a few', TEXTBOX_LIST: 'several texts', FILE_UPLOAD: 'files',
};
const WITH_OPTIONS = ['SINGLE_OPTIONS', 'RADIO', 'MULTIPLE_OPTIONS', 'CHECKBOX'];

/** The custom fields of a location. */
export function CustomFields({location}) {
  const path = `/locations/${encodeURIComponent(location)}/customFields`;
  const {all: fields, problem, load, change} = useListed(path, 'customFields', {model: 'contact'});
  const [making, setMaking] = useState(false);
  const [removing, setRemoving] = useState(null);
  const remove = () => {
    setRemoving(null);
    change(call('DELETE', `${path}/${encodeURIComponent(removing.id)}`));
  };
  return html`<section class="part" aria-labelledby="fields-title">
    <header><h2 id="fields-title">Custom fields</h2>
      <button type="button" class="plain" onClick=${() => setMaking(true)}>New field</button></header>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    ${fields?.length === 0 && html`<p class="fine">None. A field holds what a contact has no place for.</p>`}
    ${fields?.map((field) => html`<article class="change" key=${field.id}>
      <header><h3>${field.name}</h3><span class="fine grow"><code>${field.fieldKey}</code> ${TYPES[field.dataType] ?? field.dataType}${
        field.picklistOptions.length > 0 ? `: ${field.picklistOptions.join(', ')}` : ''}</span>
        <button type="button" class="plain" aria-label=${`Delete the field ${field.name}`} onClick=${() => setRemoving(field)}>Delete</button></header>
    </article>`)}
    ${making && html`<${NewField} path=${path} onClose=${(made) => {
      setMaking(false);
      if (made) {
        load();
      }
    }} />`}
    ${removing && html`<${Confirm} danger=${true} title=${`Delete the field ${removing.name}?`} yes="Delete it"
      text="Values that contacts have stay with them, under the field's id. New ones are not written."
      onYes=${remove} onNo=${() => setRemoving(null)} />`}
  </section>`;
}

function NewField({path, onClose}) {
  const [name, setName] = useState('');
  const [type, setType] = useState('TEXT');
  const [options, setOptions] = useState('');
  const [problem, setProblem] = useState(null);
  const listed = WITH_OPTIONS.includes(type);
  const make = (event) => {
    event.preventDefault();
    const all = options.split('\n').map((each) => each.trim()).filter(Boolean);
    call('POST', path, {body: {name, dataType: type, ...(listed && {options: all})}}).then(() => onClose(true), setProblem);
  };
  return html`<${Dialog} title="New field" onClose=${() => onClose(false)}>
    <form onSubmit=${make}>
      <label>Name <input required data-first maxlength="255" value=${name} onInput=${(event) => setName(event.target.value)} /></label>
      <label>It holds <select value=${type} onChange=${(event) => setType(event.target.value)}>
        ${Object.entries(TYPES).map(([value, label]) => html`<option value=${value} key=${value}>${label}</option>`)}</select></label>
      ${listed && html`<label>Choices, one per line <textarea rows="4" required value=${options}
        onInput=${(event) => setOptions(event.target.value)}></textarea></label>`}
      ${problem && html`<${ProblemBox} problem=${problem} />`}
      <footer><button type="button" onClick=${() => onClose(false)}>Cancel</button>
        <button type="submit" class="primary">Create the field</button></footer>
    </form>
  </${Dialog}>`;
}
