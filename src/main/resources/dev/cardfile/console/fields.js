import {day, text, time} from './format.js';

/** @import {CustomField, Row} from './types.js' */

/**
 * A field of every contact.
 *
 * @typedef {Object} Field
 * @property {string} name in bodies and in the answer that holds one contact
 * @property {string} label
 * @property {'text'|'email'|'phone'|'date'|'list'|'time'|'flag'} kind
 * @property {string} [listed] its name in lists, if another
 * @property {string} [sort] its name in the order of a search, if there is one
 * @property {boolean} [fixed] whether nobody can write it
 */

/** @type {Field[]} */
export const FIELDS = [
  {name: 'firstName', label: 'First name', kind: 'text', sort: 'firstNameLowerCase'},
  {name: 'lastName', label: 'Last name', kind: 'text', sort: 'lastNameLowerCase'},
  {name: 'email', label: 'E-mail', kind: 'email', sort: 'email'},
  {name: 'phone', label: 'Phone', kind: 'phone', sort: 'phone'},
  {name: 'companyName', label: 'Company', kind: 'text', sort: 'companyName'},
  {name: 'tags', label: 'Tags', kind: 'list'},
  {name: 'address1', label: 'Address', kind: 'text', listed: 'address'},
  {name: 'city', label: 'City', kind: 'text', sort: 'city'},
  {name: 'state', label: 'State', kind: 'text', sort: 'state'},
  {name: 'postalCode', label: 'Postal code', kind: 'text', sort: 'postalCode'},
  {name: 'country', label: 'Country', kind: 'text'},
  {name: 'timezone', label: 'Time zone', kind: 'text'},
  {name: 'website', label: 'Website', kind: 'text'},
  {name: 'dateOfBirth', label: 'Date of birth', kind: 'date', sort: 'dateOfBirth'},
  {name: 'gender', label: 'Gender', kind: 'text'},
  {name: 'source', label: 'Source', kind: 'text', sort: 'source'},
  {name: 'assignedTo', label: 'Assigned to', kind: 'text'},
  {name: 'type', label: 'Type', kind: 'text'},
  {name: 'dnd', label: 'Do not disturb', kind: 'flag'},
  {name: 'dateAdded', label: 'Added', kind: 'time', sort: 'dateAdded', fixed: true},
  {name: 'dateUpdated', label: 'Updated', kind: 'time', sort: 'dateUpdated', fixed: true},
];

/** What else a contact has, which no list shows. */
const MORE = {
  id: 'Id',
  lastActivity: 'Last activity',
  additionalEmails: 'Additional e-mails',
  additionalPhones: 'Additional phones',
  followers: 'Followers',
  businessId: 'Business',
  attributionSource: 'First attribution',
  dndSettings: 'Do not disturb, by channel',
  inboundDndSettings: 'Do not disturb, inbound',
};

const LABELS = new Map([...FIELDS.map((field) => [field.name, field.label]), ...Object.entries(MORE)]);

/**
 * A column of the list of contacts.
 *
 * @typedef {Object} Column
 * @property {string} name
 * @property {string} label
 * @property {string} [sort]
 * @property {(row: Row) => string} show
 */

const NAME = {
  name: 'contactName',
  label: 'Name',
  sort: 'firstNameLowerCase',
  show: (row) => row.contactName ?? '',
};

/** @param {Field} field @returns {Column} */
function column(field) {
  const show = {time, date: day}[field.kind] ?? text;
  const listed = field.listed ?? field.name;
  return {
    name: field.name,
    label: field.label,
    sort: field.sort,
    show: (row) => (field.kind === 'flag' ? (row[listed] ? 'yes' : '') : show(row[listed])),
  };
}

export const CUSTOM = 'customFields.';

/** @param {CustomField[]} custom @returns {Column[]} */
export function columns(custom) {
  return [
    NAME,
    ...FIELDS.map(column),
    ...custom.map((field) => ({
      name: CUSTOM + field.id,
      label: field.name,
      show: (row) => text(row.customFields.find((each) => each.id === field.id)?.value),
    })),
  ];
}

export const FIRST_COLUMNS = ['contactName', 'email', 'phone', 'companyName', 'tags', 'dateAdded'];

/**
 * How people call a field, also one inside another and a custom one.
 *
 * @param {string} name
 * @param {CustomField[]} custom
 */
export function labelOf(name, custom) {
  if (name.startsWith(CUSTOM)) {
    const wanted = name.slice(CUSTOM.length);
    return custom.find((field) => field.id === wanted)?.name ?? wanted;
  }
  return LABELS.get(name) ?? name;
}
