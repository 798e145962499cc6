/** @import {Explanation} from './types.js' */

/**
 * The decision table of an upsert: for what is found by the stronger field and by the weaker one,
 * what is done.
 *
 * @typedef {{found: string[], done: string, isLit: (explanation: Explanation) => boolean}} Row
 */

/** @param {Explanation} explanation @param {string} field */
const holdersOf = ({keys}, field) => keys.find((key) => key.field === field)?.holders ?? [];
const oldest = (explanation, index) => holdersOf(explanation, explanation.order[index])[0] ?? null;

const matchedBy = (explanation, index) => explanation.outcome === `matched_by_${explanation.order[index]}`;
const isContested = ({outcome}) => outcome.startsWith('contested_by_');
/** Where a duplicate is wanted nobody is looked for, although there may be somebody. */
const isUnasked = ({outcome, order}) => outcome === 'created' && order.length === 0;
const ORDER_WITH_DUPLICATES = ['email', 'phone'];

const CREATE = 'create a contact';
const UNASKED = {
  found: ['not looked for: a duplicate is wanted'], done: CREATE, isLit: isUnasked,
};

/** @type {Row[]} */
const ONE = [
  {found: ['found A'], done: 'update A', isLit: (explanation) => matchedBy(explanation, 0)},
  {found: ['free or absent'], done: CREATE,
    isLit: (explanation) => explanation.outcome === 'created' && !isUnasked(explanation)},
];

/** @type {Row[]} */
const TWO = [
  {found: ['found A', 'found A'], done: 'update A',
    isLit: (explanation) => matchedBy(explanation, 0) && oldest(explanation, 0) === oldest(explanation, 1)},
  {found: ['found A', 'found B'], done: 'update A; the second is withheld', isLit: isContested},
  {found: ['found A', 'free or absent'], done: 'update A, the second written if sent',
    isLit: (explanation) => matchedBy(explanation, 0) && oldest(explanation, 0) !== oldest(explanation, 1)},
  {found: ['free or absent', 'found B'], done: 'update B, the first written if sent',
    isLit: (explanation) => matchedBy(explanation, 1)},
  {found: ['free or absent', 'free or absent'], done: CREATE,
    isLit: (explanation) => explanation.outcome === 'created' && !isUnasked(explanation)},
];

/**
 * The fields that the table's columns are about, the strongest first.
 *
 * @param {Explanation} explanation
 */
export function columnsOf({order}) {
  return order.length === 0 ? ORDER_WITH_DUPLICATES : order;
}

/** @param {Explanation} explanation @returns {Row[]} */
export function decisionTable(explanation) {
  const rows = columnsOf(explanation).length === 1 ? ONE : TWO;
  return isUnasked(explanation) ? [...rows, UNASKED] : rows;
}

const FIELDS = {email: 'e-mail', phone: 'phone'};

/** @param {Explanation} explanation @param {boolean} dryRun */
export function outcomeText({outcome, updated}, dryRun) {
  const was = dryRun ? 'would be' : 'was';
  const wasNot = dryRun ? 'would not be' : 'was not';
  if (outcome === 'created' || outcome === 'created_by_id') {
    return `A new contact ${was} created.`;
  }
  const done = `${was} ${updated ? 'updated' : 'left as it is'}`;
  const [, how, field] = /^(matched|contested)_by_(.+)$/.exec(outcome) ?? [];
  return how === 'contested'
    ? `Found, and ${done}. The ${FIELDS[field]} ${wasNot} written, because another contact has it.`
    : `Found by ${FIELDS[field] ?? 'its id'}, and ${done}.`;
}
