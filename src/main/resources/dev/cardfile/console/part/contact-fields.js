import {FIELDS} from '../fields.js';
import {exactTime} from '../format.js';
import {html} from '../html.js';
import {Additional} from './additional.js';
import {CustomFieldRow, OwnFieldRow} from './field-row.js';
import {upsertHere} from './upsert-here.js';

/** @import {Contact, CustomField} from '../types.js' */

/**
 * Everything that a contact holds, each to be changed where it stands.
 *
 * @param {Object} props
 * @param {Contact} props.contact
 * @param {string|null} props.etag
 * @param {CustomField[]} props.custom
 * @param {string[]} props.tags
 * @param {string} props.location
 * @param {((changes: any, query?: any) => Promise<void>)|null} props.onWrite null where nothing can be written
 * @param {(answer: any) => void} props.onHeld
 */
export function ContactFields({contact, etag, custom, tags, location, onWrite, onHeld}) {
  const unknown = contact.customFields.filter((each) => !custom.some((field) => field.id === each.id));
  const key = ['email', 'phone'].find((name) => contact[name]);
  // A PUT does not take the gender; an upsert does.
  const writeGender = (changes) => upsertHere({contact, etag}, location, {[key]: contact[key], ...changes}).then(onHeld);
  const writerOf = (field) => (field.name === 'gender' ? onWrite && key && writeGender : onWrite);
  return html`<div class="stack">
    <section class="part" aria-labelledby="values-title">
      <header><h2 id="values-title">Values</h2></header>
      <dl class="fields">
        ${FIELDS.filter((field) => field.kind !== 'time' && field.name !== 'dnd').map((field) => html`
          <${OwnFieldRow} key=${field.name} field=${field} contact=${contact} tags=${tags} onWrite=${writerOf(field)} />
          ${(field.name === 'email' || field.name === 'phone') && html`<${Additional} key=${`${field.name}+`}
            kind=${field.name} contact=${contact} etag=${etag} location=${location} onWrite=${onWrite} onHeld=${onHeld} />`}`)}
      </dl>
    </section>
    <section class="part" aria-labelledby="custom-title">
      <header><h2 id="custom-title">Custom fields</h2></header>
      ${custom.length === 0 && unknown.length === 0
        ? html`<p class="fine">This location has no custom fields. Create them under Locations.</p>`
        : html`<dl class="fields">
            ${custom.map((field) => html`<${CustomFieldRow} key=${field.id} field=${field} contact=${contact} onWrite=${onWrite} />`)}
            ${unknown.map((each) => html`<${CustomFieldRow} key=${each.id} contact=${contact} onWrite=${null}
              field=${{id: each.id, name: `${each.id} (a deleted field)`, dataType: 'TEXT', picklistOptions: []}} />`)}
          </dl>`}
    </section>
    <p class="fine">Id <code>${contact.id}</code>. Added ${exactTime(contact.dateAdded)}${
      contact.dateUpdated ? `, updated ${exactTime(contact.dateUpdated)}` : ''}${
      etag ? `, revision ${etag.replaceAll('"', '')}` : ''}.</p>
  </div>`;
}
