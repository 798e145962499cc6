import {html} from '../html.js';

/** @import {Problem} from '../api.js' */

/**
 * What went wrong, in the API's own words, with the trace under which the server's log has it.
 *
 * @param {{problem: Problem, onRetry?: () => void, title?: string}} props
 */
export function ProblemBox({problem, onRetry, title}) {
  return html`<div class="problem" role="alert">
    ${title && html`<strong>${title}</strong>`}
    ${problem.messages.length === 1
      ? html`<p>${problem.messages[0]}</p>`
      : html`<ul>${problem.messages.map((each) => html`<li>${each}</li>`)}</ul>`}
    ${problem.hint && html`<p class="hint">${problem.hint}</p>`}
    <p class="fine">
      ${problem.status > 0 && html`<span>${problem.status}</span> `}
      ${problem.code && html`<code>${problem.code}</code> `}
      ${problem.trace && html`<span>trace <code>${problem.trace}</code></span>`}
    </p>
    ${onRetry && html`<button type="button" onClick=${onRetry}>Try again</button>`}
  </div>`;
}
