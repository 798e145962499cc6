/**
 * What the API sends, as far as the console reads it.
 *
 * @typedef {{field: string, code: string, message: string}} Violation
 * @typedef {{code: string, field?: string, value?: string, contactId?: string, message: string}} Warning
 *
 * @typedef {Object} Contact one contact, as answers hold it alone
 * @property {string} id
 * @property {string} [name]
 * @property {string} [email]
 * @property {string} [phone]
 * @property {string[]} tags
 * @property {{id: string, value: any}[]} customFields
 * @property {{email: string}[]} [additionalEmails]
 * @property {{phone: string}[]} [additionalPhones]
 * @property {string} dateAdded
 * @property {string} [dateUpdated]
 *
 * @typedef {Object} Row a contact, as searches list it; null for what it has not
 * @property {string} id
 * @property {string|null} contactName
 * @property {string|null} email
 * @property {string|null} phone
 * @property {string[]} tags
 * @property {{id: string, value: any}[]} customFields
 * @property {any[]} searchAfter
 *
 * @typedef {Object} CustomField
 * @property {string} id
 * @property {string} name
 * @property {string} fieldKey
 * @property {string} dataType
 * @property {string[]} picklistOptions
 *
 * @typedef {Object} Change
 * @property {number} seq
 * @property {string} at
 * @property {string} kind
 * @property {{kind: string, id: string, name?: string}} by
 * @property {string} trace
 * @property {Record<string, {old: any, new: any}>} changed
 *
 * @typedef {Object} Explanation
 * @property {string[]} order
 * @property {{field: string, value: string, holders: string[], decides: boolean}[]} keys
 * @property {string} outcome
 * @property {boolean} updated
 * @property {{field: string, from: any, to: any}[]} changes
 * @property {string[]} unchanged
 * @property {{field: string, contactId: string}[]} withheld
 *
 * @typedef {{id: string, name: string, country?: string, timezone?: string}} Location
 * @typedef {{seq: number, at: string, trace: string, method: string, route: string, status: number,
 *     outcome: string, micros: number, locationId?: string, caller?: string}} SeenRequest
 * @typedef {{millis: number, count: number}} UpTo how many took at most so long
 * @typedef {Object} Figures how the server is; counts are since its start
 * @property {string} version
 * @property {string} startedAt
 * @property {string} at
 * @property {string} [outage]
 * @property {{count: number, failed: number, timed: number, times: UpTo[]}} requests
 * @property {{transactions: number, count: number, failed: number, turnedAway: number, commits: UpTo[]}} writes
 * @property {{waiting: number, most: number, rows: number}} queue
 * @property {{used: number, free: number}} [disk]
 * @property {{used: number, most: number}} memory
 * @property {{millis: number, count: number}} processor
 * @typedef {{at: number, requests: number, failed: number, p50: number|null, p99: number|null,
 *     writes: number, batch: number|null, commit: number|null, waiting: number, rows: number,
 *     processor: number, memory: number, disk: number|null}} Sample of two seconds
 * @typedef {{operator: {id: string, name: string}, expiresAt: string, csrf: string, version: string}} Session
 *
 * @typedef {Object} Search
 * @property {string} [query] words
 * @property {Object[]} [filters]
 * @property {{field: string, direction: 'asc'|'desc'}[]} [sort]
 */

export {};
