import {html} from '../html.js';

const WIDTH = 300;
const HEIGHT = 64;

/**
 * A small chart of what happened lately, the newest on the right.
 *
 * @typedef {{of: (sample: any) => number|null, name?: string, as: (value: number) => string, kind?: 'second'|'bad'}} Series
 *
 * @param {Object} props
 * @param {string} props.title
 * @param {(any|null)[]} props.samples the oldest first; null for a gap
 * @param {number} props.places how many there is room for
 * @param {Series[]} props.series
 * @param {number} [props.top] the least value that the chart reaches up to
 * @param {string} [props.note] what else to say of it
 * @param {number|null} props.back how many samples back it is looked; null for the newest
 * @param {(back: number|null) => void} props.onLook
 */
export function Chart({title, samples, places, series, top = 1, note, back, onLook}) {
  const shown = samples[samples.length - 1 - (back ?? 0)] ?? null;
  const most = Math.max(top, ...series.flatMap(({of}) => samples.map((each) => drawn(each, of) ?? 0)));
  const said = series.map(({of, as, name}) => {
    const value = shown && of(shown);
    return `${name ? name + ' ' : ''}${value === null ? '–' : as(value)}`;
  });
  const look = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    onLook(Math.round((box.right - event.clientX) / box.width * (places - 1)));
  };
  const x = (index) => (places - samples.length + index) / (places - 1) * WIDTH;
  return html`<figure class="chart part">
    <figcaption><h2>${title}</h2><p>${said.map((each, i) =>
      html`<span key=${i} class=${series[i].kind ?? ''}>${each}</span> `)}</p></figcaption>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img"
      aria-label=${`${title}: ${said.join(', ')}`} onPointerMove=${look} onPointerLeave=${() => onLook(null)}>
      ${series.map(({of, kind}, i) => html`<path key=${i} class=${`line ${kind ?? ''}`}
        d=${lineOf(samples, of, x, (value) => HEIGHT - 2 - value / most * (HEIGHT - 6))} />`)}
      ${back !== null && html`<path class="cursor" d=${`M${x(samples.length - 1 - back)} 0V${HEIGHT}`} />`}
    </svg>
    <p class="fine">${note ?? ''}<span>up to ${series[0].as(most)}</span></p>
  </figure>`;
}

/** @returns {number|null} the value as far as a line can show it */
function drawn(sample, of) {
  const value = sample && of(sample);
  return value !== null && Number.isFinite(value) ? value : null;
}

/** A line through the samples, with gaps where there is no value. */
function lineOf(samples, of, x, y) {
  let pen = 'M';
  return samples.map((sample, index) => {
    const value = drawn(sample, of);
    if (value === null) {
      pen = 'M';
      return '';
    }
    // A value without neighbours is a dot: a line of no length with round ends.
    const step = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}${pen === 'M' ? 'h0' : ''}`;
    pen = 'L';
    return step;
  }).join('');
}
