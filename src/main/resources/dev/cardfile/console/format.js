const TIME = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});
const SECONDS = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
const CLOCK = new Intl.DateTimeFormat(undefined, {timeStyle: 'medium'});
const DAY = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeZone: 'UTC'});
const NUMBER = new Intl.NumberFormat();
const ROUNDED = new Intl.NumberFormat(undefined, {maximumSignificantDigits: 3});

const isTime = (value) => !Number.isNaN(new Date(value).getTime());

/** @param {string|number|null|undefined} value a time, as the API sends it */
export const time = (value) => (value && isTime(value) ? TIME.format(new Date(value)) : '');
export const exactTime = (value) => (value && isTime(value) ? SECONDS.format(new Date(value)) : '');

/** @param {string|number|null|undefined} value a date, without a time of day */
export const day = (value) =>
  (value !== null && value !== undefined && isTime(value) ? DAY.format(new Date(value)) : '');

/** @param {string|number} value a date, as a date field of a form has it */
export const isoDay = (value) =>
  (value && isTime(value) ? new Date(value).toISOString().slice(0, 10) : '');

/** @param {string|number} value a time of today, or of not long before */
export const clock = (value) => CLOCK.format(new Date(value));

/** @param {number} micros how long something took */
export const millis = (micros) =>
  `${number(micros < 10_000 ? Math.round(micros / 100) / 10 : Math.round(micros / 1000))} ms`;

/** @param {number} value */
export const number = (value) => NUMBER.format(value);

/** @param {number} value with three digits that matter */
export const rounded = (value) => ROUNDED.format(value);

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** @param {number} value */
export function bytes(value) {
  const unit = value < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(value) / 10));
  return `${rounded(value / 1024 ** unit)} ${UNITS[unit]}`;
}

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = one + 's') =>
  `${number(count)} ${count === 1 ? one : many}`;

/** Any value of a contact as a line of text. */
export function text(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (Array.isArray(value)) {
    return value.map(text).join(', ');
  }
  if (typeof value === 'object') {
    const values = Object.values(value);
    return values.length === 1 && typeof values[0] !== 'object'
      ? String(values[0])
      : JSON.stringify(value);
  }
  return String(value);
}
