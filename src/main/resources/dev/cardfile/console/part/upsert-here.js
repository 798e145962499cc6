import {call, Problem} from '../api.js';

/**
 * Writes by an upsert what a `PUT` does not take. Whether the upsert would find this contact, and
 * not another that holds the value too, a dry run says first.
 *
 * @param {{contact: any, etag: string|null}} held
 * @param {string} location
 * @param {Record<string, any>} changes with an e-mail or phone to find the contact by
 * @returns {Promise<any>} the answer
 */
export async function upsertHere({contact, etag}, location, changes) {
  const body = {locationId: location, ...changes};
  const headers = {'If-Match': etag};
  const dry = await call('POST', '/contacts/upsert', {body, headers, query: {dryRun: true}});
  if (dry.contact.id !== contact.id) {
    throw new Problem(409, {
      message: `Nothing was written: another contact, ${dry.contact.id}, already has ${changes.email ?? changes.phone}. Change that contact first.`,
    }, dry.traceId);
  }
  return call('POST', '/contacts/upsert', {body, headers});
}
