import {call} from './api.js';
import {useEffect, useState} from './html.js';

/** @import {CustomField} from './types.js' */

/**
 * What a location has for all its contacts: custom fields and tags. A screen works without them
 * until they are here.
 *
 * @param {string} location
 * @returns {{custom: CustomField[], tags: string[], known: boolean, problem: import('./api.js').Problem|null}}
 */
export function usePlaceData(location) {
  const [data, setData] = useState({custom: [], tags: [], known: false, problem: null});
  useEffect(() => {
    let wanted = true;
    const path = `/locations/${encodeURIComponent(location)}`;
    Promise.all([
      call('GET', `${path}/customFields`, {query: {model: 'contact'}}),
      call('GET', `${path}/tags`),
    ]).then(
      ([fields, tags]) => wanted && setData({
        custom: fields.customFields, tags: tags.tags.map((tag) => tag.name), known: true, problem: null,
      }),
      (problem) => wanted && setData((was) => ({...was, problem})));
    return () => {
      wanted = false;
    };
  }, [location]);
  return data;
}
