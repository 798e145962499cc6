import {CUSTOM} from './fields.js';

/** @import {CustomField, Search} from './types.js' */

/**
 * The search line: words, and filters such as `city:Berlin`, `-tags:lead`, `companyName~soft`,
 * `dateAdded>=2026-01-01`, `dateOfBirth:1990-01-01..1999-12-31`, `email:*`, joined by `or` where one
 * of two is enough.
 *
 * @typedef {'text'|'number'|'date'|'flag'|'exact'} Kind
 * @typedef {{name: string, sent: string, kind: Kind, label: string, values?: string[]}} Searchable
 */

const FLAGS = ['true', 'false'];
const FLAG_VALUES = new Map([
  ['true', true], ['yes', true], ['1', true], ['false', false], ['no', false], ['0', false],
]);
const flagOf = (text) => FLAG_VALUES.get(text.toLowerCase());

/** @type {[string, Kind, string][]} */
const OWN = [
  ['email', 'text', 'E-mail'], ['phone', 'text', 'Phone'], ['firstName', 'text', 'First name'],
  ['lastName', 'text', 'Last name'], ['tags', 'text', 'Tag'], ['companyName', 'text', 'Company'],
  ['businessName', 'text', 'Business'], ['address', 'text', 'Address'], ['city', 'text', 'City'],
  ['state', 'text', 'State'], ['postalCode', 'text', 'Postal code'],
  ['country', 'text', 'Country, such as DE'], ['website', 'text', 'Website'],
  ['source', 'text', 'Source'], ['type', 'text', 'Type'], ['gender', 'text', 'Gender'],
  ['timezone', 'text', 'Time zone'], ['additionalEmails', 'text', 'Additional e-mail'],
  ['additionalPhones', 'text', 'Additional phone'], ['dnd', 'flag', 'Do not disturb'],
  ['dateAdded', 'date', 'When it was added'], ['dateUpdated', 'date', 'When it was changed'],
  ['dateOfBirth', 'date', 'Date of birth'], ['assignedTo', 'exact', 'Assigned to, a user’s id'],
  ['followers', 'exact', 'Follower, a user’s id'], ['businessId', 'exact', 'Business, by id'],
  ['id', 'exact', 'Id'],
];

const KINDS = {NUMERICAL: 'number', MONETORY: 'number', DATE: 'date', FILE_UPLOAD: 'exact'};

/**
 * Everything that can be filtered by in a location.
 *
 * @param {CustomField[]} custom
 * @param {string[]} tags
 * @returns {Searchable[]}
 */
export function searchables(custom, tags) {
  const own = OWN.map(([name, kind, label]) => ({
    name, sent: name, kind, label,
    values: name === 'tags' ? tags : kind === 'flag' ? FLAGS : undefined,
  }));
  const taken = new Set(OWN.map(([name]) => name));
  return [...own, ...custom.map((field) => {
    const key = field.fieldKey.replace(/^contact\./, '');
    return {
      name: taken.has(key) ? CUSTOM + key : key,
      sent: CUSTOM + field.id,
      kind: KINDS[field.dataType] ?? 'text',
      label: field.name,
      values: field.picklistOptions.length > 0 ? field.picklistOptions : undefined,
    };
  })];
}

const TOKEN = /(?:"[^"]*"?|[^\s"])+/g;
const FILTER = /^(-?)([\p{L}\p{N}_.]+)(>=|<=|[:~<>])(.*)$/su;

/** @param {string} line @returns {{text: string, from: number, to: number}[]} */
function tokens(line) {
  return [...line.matchAll(TOKEN)].map((match) =>
    ({text: match[0], from: match.index, to: match.index + match[0].length}));
}

const unquoted = (text) => text.replaceAll('"', '');

/** What stands behind a colon, where commas outside of quotes stand between values. */
function values(text) {
  return [...text.matchAll(/(?:"[^"]*"?|[^,"])+/g)].map((match) => unquoted(match[0])).filter(Boolean);
}

const COMPARED = {'>': 'gt', '>=': 'gte', '<': 'lt', '<=': 'lte'};

/** @param {Searchable} field */
function valueOf(field, text) {
  if (field.kind === 'flag') {
    return flagOf(text);
  }
  return field.kind === 'number' && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

/** @param {Searchable} field */
function filter(field, not, operator, text) {
  const named = (name, value) =>
    ({field: field.sent, operator: (not ? 'not_' : '') + name, ...(value === undefined ? {} : {value})});
  const range = (value) => ({field: field.sent, operator: 'range', value});
  if (COMPARED[operator]) {
    return range({[COMPARED[operator]]: valueOf(field, unquoted(text))});
  }
  if (operator === ':' && text === '*') {
    return named('exists');
  }
  const span = operator === ':' && /^([^"]*?)\.\.([^"]*)$/.exec(text);
  if (span && (field.kind === 'date' || field.kind === 'number')) {
    return range({
      ...(span[1] && {gte: valueOf(field, span[1])}), ...(span[2] && {lte: valueOf(field, span[2])}),
    });
  }
  const said = values(text).map((each) => valueOf(field, each));
  return named(operator === '~' ? 'contains' : 'eq', said.length === 1 ? said[0] : said);
}

/**
 * What is wrong with a filter; null where nothing is.
 *
 * @param {Searchable} field
 */
function mistakeIn(field, not, operator, value) {
  if (value === '' || value === '"') {
    return `Type a value for “${field.name}” after “${operator}”.`;
  }
  if (not && (COMPARED[operator] || /\.\./.test(value))) {
    return `“-” works only with “:” and “~”. For “${field.name}”, use the opposite comparison instead.`;
  }
  const wrong = field.kind === 'flag' && operator + value !== ':*'
    ? values(value).find((each) => flagOf(each) === undefined)
    : undefined;
  return wrong === undefined ? null : `“${field.name}” is either true or false, not “${wrong}”.`;
}

/**
 * @param {string} line
 * @param {Searchable[]} fields
 * @returns {{search: Search, error: null}|{search: null, error: string}} no search where a part of
 *     the line is wrong: the rest of it would find contacts that nobody looks for
 */
export function parse(line, fields) {
  const words = [];
  const filters = [];
  let joins = false;
  for (const {text} of tokens(line)) {
    if (/^or$/i.test(text) && filters.length > 0) {
      joins = true;
      continue;
    }
    const match = text.startsWith('"') ? null : FILTER.exec(text);
    if (!match) {
      words.push(unquoted(text));
      continue;
    }
    const [, not, name, operator, value] = match;
    const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const mistake = field
      ? mistakeIn(field, not !== '', operator, value)
      : `No field is called “${name}”. Put the text in quotes to search for it as it is.`;
    if (mistake !== null) {
      return {search: null, error: mistake};
    }
    const found = filter(field, not !== '', operator, value);
    const last = filters.at(-1);
    if (joins && last) {
      filters[filters.length - 1] = last.group
        ? {...last, filters: [...last.filters, found]}
        : {group: 'OR', filters: [last, found]};
    } else {
      filters.push(found);
    }
    joins = false;
  }
  return {
    search: {
      ...(words.length > 0 && {query: words.join(' ')}),
      ...(filters.length > 0 && {filters}),
    },
    error: null,
  };
}

/** @type {Record<Kind, [string, string][]>} */
const OPERATORS = {
  text: [[':', 'is'], ['~', 'contains'], [':*', 'has any value']],
  exact: [[':', 'is'], [':*', 'has any value']],
  flag: [[':', 'is']],
  date: [[':', 'on this day, or from..to'], ['>=', 'since'], ['<=', 'until'], [':*', 'has any value']],
  number: [[':', 'is, or from..to'], ['>=', 'at least'], ['<=', 'at most'], [':*', 'has any value']],
};

const MOST = 12;

/**
 * @typedef {{insert: string, label: string, about: string, done: boolean}} Suggestion
 *   `done`: whether a blank may follow
 */

/**
 * What could stand where somebody types.
 *
 * @param {string} line
 * @param {number} caret
 * @param {Searchable[]} fields
 * @returns {{from: number, to: number, suggestions: Suggestion[]}}
 */
export function suggest(line, caret, fields) {
  const token = tokens(line).find((each) => each.from <= caret && caret <= each.to)
    ?? {text: '', from: caret, to: caret};
  const typed = token.text.slice(0, caret - token.from);
  const at = {from: token.from, to: token.to};
  const [, not, name, operator, value] = FILTER.exec(typed) ?? [];
  if (operator) {
    const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const begun = unquoted(value.slice(value.lastIndexOf(',') + 1)).toLowerCase();
    const before = not + field?.name + operator + value.slice(0, value.lastIndexOf(',') + 1);
    const found = (field?.values ?? [])
      .filter((each) => each.toLowerCase().includes(begun)).slice(0, MOST)
      .map((each) => ({
        insert: before + (/[\s,"]/.test(each) ? `"${unquoted(each)}"` : each),
        label: each, about: '', done: true,
      }));
    return {...at, suggestions: found};
  }
  const minus = typed.startsWith('-') ? '-' : '';
  const begun = typed.slice(minus.length).toLowerCase();
  const exact = fields.find((each) => each.name.toLowerCase() === begun);
  if (exact) {
    return {...at, suggestions: OPERATORS[exact.kind].map(([sign, about]) => ({
      insert: minus + exact.name + sign, label: exact.name + sign, about, done: sign === ':*',
    }))};
  }
  const fits = (each) => each.name.toLowerCase().startsWith(begun)
    || each.label.toLowerCase().split(/\s+/).some((word) => word.startsWith(begun));
  return {...at, suggestions: fields.filter(fits).slice(0, MOST).map((each) =>
    ({insert: minus + each.name, label: each.name, about: each.label, done: false}))};
}
