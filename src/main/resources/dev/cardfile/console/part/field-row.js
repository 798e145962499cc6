import {day, isoDay, text} from '../format.js';
import {html, useEffect, useRef, useState} from '../html.js';
import {ProblemBox} from './problem.js';
import {Editor} from './editor.js';

/** @import {Field} from '../fields.js' */

/** What an editor begins with, and what becomes of what it ends with. */
const KINDS = {
  text: {show: text, edit: text, read: (said) => said || null},
  date: {show: day, edit: isoDay, read: (said) => said || null},
  list: {show: text, edit: (value) => value ?? [], read: (said) => said},
  flag: {
    show: (value) => (value === undefined || value === null ? '' : value ? 'yes' : 'no'),
    edit: (value) => (value ? 'yes' : 'no'),
    read: (said) => said === 'yes',
  },
  number: {show: text, edit: text, read: (said) => (said === '' ? null : Number(said))},
  json: {
    show: text,
    edit: (value) => (value === undefined || value === null ? '' : JSON.stringify(value, null, 2)),
    read: (said) => (said.trim() === '' ? null : JSON.parse(said)),
  },
};

const ALSO_TEXT = ['email', 'phone', 'long', 'choice'];
const kindOf = (name) => KINDS[name] ?? KINDS[ALSO_TEXT.includes(name) ? 'text' : 'list'];

/** @param {{field: Field, contact: any, tags: string[], onWrite: any}} props */
export function OwnFieldRow({field, contact, tags, onWrite}) {
  return html`<${FieldRow} label=${field.label} kind=${field.kind} value=${contact[field.name]}
    known=${field.name === 'tags' ? tags : null}
    onSave=${onWrite && !field.fixed ? (value) => onWrite({[field.name]: value}) : null} />`;
}

const BY_TYPE = {
  TEXT: 'text', PHONE: 'phone', EMAIL: 'email', LARGE_TEXT: 'long', NUMERICAL: 'number',
  MONETORY: 'number', DATE: 'date', SINGLE_OPTIONS: 'choice', RADIO: 'choice',
  MULTIPLE_OPTIONS: 'choices', CHECKBOX: 'choices', TEXTBOX_LIST: 'json', FILE_UPLOAD: 'json',
};

/** @param {{field: import('../types.js').CustomField, contact: any, onWrite: any}} props */
export function CustomFieldRow({field, contact, onWrite}) {
  const kind = BY_TYPE[field.dataType] ?? 'json';
  const open = kind.startsWith('choice') && field.picklistOptions.length === 0;
  return html`<${FieldRow} label=${field.name} kind=${open ? (kind === 'choice' ? 'text' : 'list') : kind}
    options=${field.picklistOptions}
    value=${contact.customFields.find((each) => each.id === field.id)?.value}
    onSave=${onWrite ? (value) => onWrite({customFields: [{id: field.id, field_value: value}]}) : null} />`;
}

/**
 * A value, which turns into its editor.
 *
 * @param {{label: string, kind: string, value: any, options?: string[], known?: string[]|null,
 *     onSave: ((value: any) => Promise<void>)|null}} props
 */
function FieldRow({label, kind, value, options, known, onSave}) {
  const [editing, setEditing] = useState(false);
  const button = useRef(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !editing) {
      button.current?.focus();
    }
    wasEditing.current = editing;
  }, [editing]);
  const {show, edit, read} = kindOf(kind);
  const shown = kind === 'list' && value?.length > 0
    ? value.map((each) => html`<span class="tag" key=${text(each)}>${text(each)}</span>`)
    : show(value);
  const none = shown === '';
  return html`<div>
    <dt>${label}</dt>
    <dd>${editing
      ? html`<${ValueForm} label=${label} kind=${kind} options=${options} known=${known}
          first=${edit(value)} read=${read} onSave=${onSave} onEnd=${() => setEditing(false)} />`
      : onSave
        ? html`<button type="button" ref=${button} class=${none ? 'value none' : 'value'}
            aria-label=${`${label}: ${none ? 'none' : show(value)}. Change it`}
            onClick=${() => setEditing(true)}>${none ? '—' : shown}</button>`
        : html`<span class=${none ? 'value none' : 'value'}>${none ? '—' : shown}</span>`}
    </dd>
  </div>`;
}

function ValueForm({label, kind, options, known, first, read, onSave, onEnd}) {
  const [said, setSaid] = useState(first);
  const [problem, setProblem] = useState(null);
  const [unreadable, setUnreadable] = useState(null);
  const [busy, setBusy] = useState(false);
  const save = async (event) => {
    event.preventDefault();
    setUnreadable(null);
    let value;
    try {
      value = read(said);
    } catch (failure) {
      setUnreadable(`This is not valid JSON: ${failure.message}`);
      return;
    }
    setBusy(true);
    try {
      await onSave(value);
      onEnd();
    } catch (failure) {
      setProblem(failure);
      setBusy(false);
    }
  };
  const pressed = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onEnd();
    }
  };
  return html`<form class="editor" onSubmit=${save} onKeyDown=${pressed}>
    <${Editor} label=${label} kind=${kind} options=${options} known=${known} value=${said} onChange=${setSaid} />
    ${unreadable && html`<p class="error" role="alert">${unreadable}</p>`}
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <div class="row">
      <button type="submit" class="primary" disabled=${busy}>Save</button>
      <button type="button" onClick=${onEnd}>Cancel</button>
    </div>
  </form>`;
}
