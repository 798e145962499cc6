import {html, useState} from '../html.js';
import {ProblemBox} from './problem.js';

const ORDERS = {
  'email,phone': 'e-mail, then phone', 'phone,email': 'phone, then e-mail', email: 'e-mail alone', phone: 'phone alone',
};
const INVALID = {'': 'are refused, unless a request says otherwise', refuse: 'are refused', drop: 'are left out and named'};

/**
 * What can be said of a location.
 *
 * @param {{first: any, withId?: boolean, label: string, onSave: (body: any) => Promise<void>}} props
 */
export function LocationForm({first, withId = false, label, onSave}) {
  const settings = first.settings ?? {};
  const [said, setSaid] = useState({
    id: '', name: first.name ?? '', country: first.country ?? '', timezone: first.timezone ?? '',
    order: (settings.contactUniqueIdentifiers ?? ['email', 'phone']).join(),
    duplicates: settings.allowDuplicateContact === true, invalid: settings.invalidValues ?? '',
  });
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const text = (name) => (event) => setSaid({...said, [name]: event.target.value});
  const save = async (event) => {
    event.preventDefault();
    setProblem(null);
    setBusy(true);
    try {
      await onSave({
        ...(withId && said.id && {id: said.id}),
        name: said.name,
        country: said.country || null,
        timezone: said.timezone || null,
        settings: {
          allowDuplicateContact: said.duplicates,
          contactUniqueIdentifiers: said.order.split(','),
          ...((said.invalid || settings.invalidValues) && {invalidValues: said.invalid || null}),
        },
      });
    } catch (failure) {
      setProblem(failure);
    }
    setBusy(false);
  };
  const options = (all) => Object.entries(all).map(([value, label]) => html`<option value=${value} key=${value}>${label}</option>`);
  return html`<form class="editor" onSubmit=${save}>
    ${withId && html`<label>Id (leave empty for a new one) <input maxlength="64" value=${said.id} onInput=${text('id')} /></label>`}
    <label>Name <input required data-first maxlength="255" value=${said.name} onInput=${text('name')} /></label>
    <label>Country (for phone numbers without a country code) <input maxlength="64" placeholder="US" value=${said.country} onInput=${text('country')} /></label>
    <label>Time zone <input maxlength="64" placeholder="Europe/Berlin" value=${said.timezone} onInput=${text('timezone')} /></label>
    <label>Contacts are found by <select value=${said.order} onChange=${text('order')}>${options(ORDERS)}</select></label>
    <label class="row"><input type="checkbox" checked=${said.duplicates}
      onChange=${(event) => setSaid({...said, duplicates: event.target.checked})} /> Duplicates are allowed</label>
    <label>Invalid values <select value=${said.invalid} onChange=${text('invalid')}>${options(INVALID)}</select></label>
    ${problem && html`<${ProblemBox} problem=${problem} />`}
    <div class="buttons"><button type="submit" class="primary" disabled=${busy}>${label}</button></div>
  </form>`;
}
