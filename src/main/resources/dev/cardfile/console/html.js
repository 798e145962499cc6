import htm from './vendor/htm.js';
import {h} from './vendor/preact.js';

export {render} from './vendor/preact.js';
export {useEffect, useId, useLayoutEffect, useMemo, useRef, useState} from './vendor/hooks.js';

/** Elements, written as HTML: html`<p class=${name}>${text}</p>`. What is put in is never markup. */
export const html = htm.bind(h);
