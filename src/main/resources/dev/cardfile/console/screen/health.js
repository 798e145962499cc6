import {bytes, clock, counted, exactTime, number, rounded} from '../format.js';
import {EVERY, KEPT, Pulse} from '../health.js';
import {html, useState} from '../html.js';
import {useShortcut} from '../keys.js';
import {Chart} from '../part/chart.js';
import {Loading} from '../part/loading.js';
import {ProblemBox} from '../part/problem.js';
import {useWatch} from '../watch.js';

/** @import {Figures, Sample} from '../types.js' */

/** A chart that has just begun is not all empty. */
const FEWEST = 30;

const perSecond = (value) => `${rounded(value)}/s`;
const percent = (value) => `${Math.round(value * 100)} %`;
const duration = (value) => (value === Infinity ? 'over 5 s' : `${rounded(value)} ms`);

/** How the server is: what it does, how long that takes, and what it needs. */
export function HealthScreen() {
  const pulse = useWatch(Pulse);
  const [held, setHeld] = useState(/** @type {(Sample|null)[]|null} */ (null));
  const [looked, setLooked] = useState(/** @type {number|null} */ (null));
  const {figures, state} = pulse;
  const samples = held ?? pulse.samples;
  const pause = () => setHeld(held ? null : pulse.samples);
  const oldest = Math.max(0, samples.length - 1);
  const back = looked === null ? null : Math.min(looked, oldest);
  const then = back === null ? null : samples[oldest - back];
  useShortcut('p', 'pause or resume', pause, [held, pulse.samples]);
  useShortcut('ArrowLeft', 'previous values', () => setLooked((back ?? 0) + 1), [back]);
  useShortcut('ArrowRight', 'next values', () => setLooked(back ? back - 1 : null), [back]);
  const shared = {samples, places: Math.max(FEWEST, samples.length), back, onLook: setLooked};
  return html`
    <div class="title"><h1>Health</h1>
      ${figures && html`<button type="button" title="p" onClick=${pause}>${held ? 'Resume' : 'Pause'}</button>`}</div>
    ${state === 'refused' && html`<${ProblemBox} problem=${pulse.problem} onRetry=${() => pulse.open()} />`}
    ${state === 'away' && html`<p class="condition bad" role="alert">The server does not answer.
      Trying again every ${EVERY} seconds.</p>`}
    ${state === 'live' && html`<${Condition} outage=${figures.outage} />`}
    ${!figures && state === 'opening' && html`<${Loading} what="figures" />`}
    ${figures && html`
      <${Facts} figures=${figures} />
      <p class="fine looked">${held ? 'Paused. ' : ''}${then
        ? `At ${clock(then.at)}.`
        : `Up to the last ${counted(KEPT * EVERY / 60, 'minute')}. This page refreshes every ${EVERY} seconds; each refresh counts as a request.`}</p>
      <div class="charts">
        <${Chart} ...${shared} title="Requests" series=${[
          {of: (each) => each.requests, as: perSecond},
          {of: (each) => each.failed, as: perSecond, name: 'failed', kind: 'bad'}]} />
        <${Chart} ...${shared} title="Request time" note="Streams are not counted. " series=${[
          {of: (each) => each.p99, as: duration, name: 'p99'},
          {of: (each) => each.p50, as: duration, name: 'p50', kind: 'second'}]} />
        <${Chart} ...${shared} title="Writes" series=${[{of: (each) => each.writes, as: perSecond}]} />
        <${Chart} ...${shared} title="Writes in a transaction" series=${[{of: (each) => each.batch, as: rounded}]} />
        <${Chart} ...${shared} title="Commit time" note="Until it is on disk. " series=${[
          {of: (each) => each.commit, as: duration, name: 'p99'}]} />
        <${Chart} ...${shared} title="Writes that wait" note=${`At most ${number(figures.queue.most)}; rows of batches and imports go last. `} series=${[
          {of: (each) => each.waiting, as: number},
          {of: (each) => each.rows, as: number, name: 'rows', kind: 'second'}]} />
        <${Chart} ...${shared} title="Processor" note=${`Of ${counted(figures.processor.count, 'processor')}. `}
          top=${1} series=${[{of: (each) => each.processor, as: percent}]} />
        <${Chart} ...${shared} title="Memory" note="The JVM's heap. " top=${figures.memory.most} series=${[
          {of: (each) => each.memory, as: bytes}]} />
        <${Disk} shared=${shared} disk=${figures.disk} />
      </div>`}`;
}

function Condition({outage}) {
  return outage
    ? html`<p class="condition bad" role="alert">The store cannot serve: ${outage}.</p>`
    : html`<p class="condition good" role="status">The server and its store are healthy.</p>`;
}

/** @param {{figures: Figures}} props */
function Facts({figures}) {
  const {version, startedAt, requests, writes} = figures;
  const facts = [
    ['Version', version],
    ['Running since', exactTime(startedAt)],
    ['Requests', number(requests.count)],
    ['answered 5xx', number(requests.failed)],
    ['Writes', number(writes.count)],
    ['failed (store unavailable)', number(writes.failed)],
    ['rejected (too many waiting)', number(writes.turnedAway)],
  ];
  return html`<ul class="figures facts" aria-label="Since the start">${facts.map(([name, value]) =>
    html`<li key=${name}>${name} <strong>${value}</strong></li>`)}</ul>`;
}

function Disk({shared, disk}) {
  return disk
    ? html`<${Chart} ...${shared} title="Disk" note=${`The store's files; ${bytes(disk.free)} are free. `}
        top=${disk.used} series=${[{of: (each) => each.disk, as: bytes}]} />`
    : html`<section class="chart part"><h2>Disk</h2>
        <p class="fine">The contacts are in PostgreSQL: check the disk on the database server.</p></section>`;
}
