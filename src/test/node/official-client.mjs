// What a program does that uses the official client, with only its base URL changed.
// Run by OfficialClientTest: node official-client.mjs BASE_URL TOKEN LOCATION_ID
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const [baseUrl, token, locationId] = process.argv.slice(2);
const { HighLevel } = createRequire(`${process.cwd()}/`)('@gohighlevel/api-client');

const client = new HighLevel({ privateIntegrationToken: token });
client.getHttpClient().defaults.baseURL = baseUrl;

let calls = 0;

async function call(what, request) {
  calls++;
  try {
    return await request;
  } catch (error) {
    const told = JSON.stringify(error.response ?? {});
    throw new Error(`call ${calls}, ${what}: ${error.statusCode} ${error.message} ${told}`);
  }
}

async function refused(what, status, request) {
  calls++;
  const error = await request.then(
    () => assert.fail(`call ${calls}, ${what}: was not refused`),
    (thrown) => thrown,
  );
  assert.equal(error.statusCode, status, `${what}: ${error.message}`);
  return error;
}

const { contacts, locations, businesses } = client;

// A contact: made, found, changed.
const upserted = await call('upsert', contacts.upsertContact({
  locationId, email: 'Mina@Example.net', phone: '+1 415-555-2671', firstName: 'Mina', tags: ['New'],
}));
assert.equal(upserted.new, true);
const contactId = upserted.contact.id;
const again = await call('upsert again', contacts.upsertContact({
  locationId, email: 'mina@example.net', lastName: 'König',
}));
assert.equal(again.new, false);
assert.equal(again.contact.id, contactId);
const created = await call('create', contacts.createContact({
  locationId, firstName: 'Tom', email: 'tom@example.net', companyName: 'Acme',
}));
const tomId = created.contact.id;
const duplicate = await refused('create again', 400, contacts.createContact({
  locationId, email: 'tom@example.net',
}));
assert.equal(duplicate.response.meta.contactId, tomId);
const shown = await call('get', contacts.getContact({ contactId }));
assert.equal(shown.contact.lastName, 'König');
const changed = await call('update', contacts.updateContact({ contactId }, {
  city: 'Tübingen', postalCode: '72070',
}));
assert.equal(changed.contact.city, 'Tübingen');
assert.equal(changed.succeded, true);
const twin = await call('duplicate', contacts.getDuplicateContact({
  locationId, email: 'mina@example.net',
}));
assert.equal(twin.contact.id, contactId);

// Many contacts: listed, searched.
const listed = await call('list', contacts.getContacts({ locationId, limit: 1 }));
assert.equal(listed.contacts.length, 1);
assert.equal(listed.meta.total, 2);
const next = await call('next page', contacts.getContacts({
  locationId, limit: 1, startAfter: listed.meta.startAfter, startAfterId: listed.meta.startAfterId,
}));
assert.notEqual(next.contacts[0].id, listed.contacts[0].id);
const found = await call('search', contacts.searchContactsAdvanced({
  locationId,
  page: 1,
  pageLimit: 20,
  filters: [{ field: 'email', operator: 'eq', value: 'mina@example.net' }],
}));
assert.equal(found.total, 1);
assert.equal(found.contacts[0].id, contactId);

// Tags, followers.
const tagged = await call('add tags', contacts.addTags({ contactId }, { tags: ['VIP', 'new'] }));
assert.deepEqual(tagged.tags, ['new', 'vip']);
const untagged = await call('remove tags', contacts.removeTags({ contactId }, { tags: ['vip'] }));
assert.deepEqual(untagged.tags, ['new']);
const bulk = await call('bulk tags', contacts.createAssociation({ type: 'add' }, {
  locationId, contacts: [contactId, tomId], tags: ['spring'],
}));
assert.equal(bulk.errorCount, 0);
const followed = await call('followers', contacts.addFollowersContact({ contactId }, {
  followers: ['user1'],
}));
assert.deepEqual(followed.followers, ['user1']);
await call('no followers', contacts.removeFollowersContact({ contactId }, { followers: ['user1'] }));

// Notes, tasks.
const note = await call('note', contacts.createNote({ contactId }, {
  userId: locationId, body: 'Called, wants an offer.',
}));
await call('update note', contacts.updateNote({ contactId, id: note.note.id }, { body: 'Has it.' }));
const notes = await call('notes', contacts.getAllNotes({ contactId }));
assert.equal(notes.notes[0].body, 'Has it.');
await call('delete note', contacts.deleteNote({ contactId, id: note.note.id }));
const task = await call('task', contacts.createTask({ contactId }, {
  title: 'Call back', dueDate: '2030-01-02T03:04:05Z', completed: false,
}));
const done = await call('task done', contacts.updateTaskCompleted(
  { contactId, taskId: task.task.id }, { completed: true },
));
assert.equal(done.task.completed, true);
const tasks = await call('tasks', contacts.getAllTasks({ contactId }));
assert.equal(tasks.tasks.length, 1);

// What belongs to a location.
const field = await call('custom field', locations.createCustomField({ locationId }, {
  name: 'Shoe Size', dataType: 'NUMERICAL', model: 'contact',
}));
assert.equal(field.customField.fieldKey, 'contact.shoe_size');
const sized = await call('upsert with it', contacts.upsertContact({
  locationId, email: 'mina@example.net', customFields: [{ id: field.customField.id, field_value: '42' }],
}));
assert.deepEqual(
  sized.contact.customFields.find((each) => each.id === field.customField.id),
  { id: field.customField.id, value: 42 },
);
const fields = await call('custom fields', locations.getCustomFields({ locationId, model: 'contact' }));
assert.ok(fields.customFields.some((each) => each.name === 'Shoe Size'));
const tags = await call('tags', locations.getLocationTags({ locationId }));
assert.ok(tags.tags.some((each) => each.name.toLowerCase() === 'spring'));
const value = await call('custom value', locations.createCustomValue({ locationId }, {
  name: 'Slogan', value: 'Never twice',
}));
assert.equal(value.customValue.value, 'Never twice');
const location = await call('location', locations.getLocation({ locationId }));
assert.equal(location.location.id, locationId);

// Businesses.
const business = await call('business', businesses.createBusiness({ locationId, name: 'Acme' }));
assert.equal((business.business ?? business.buiseness).name, 'Acme');
const businessId = (business.business ?? business.buiseness).id;
const linked = await call('link', contacts.addRemoveContactFromBusiness({
  locationId, ids: [contactId, tomId], businessId,
}));
assert.deepEqual(linked.ids, [contactId, tomId]);
assert.equal(linked.success, true);
const members = await call('contacts of a business', contacts.getContactsByBusinessId({
  locationId, businessId, limit: '1', skip: '1',
}));
assert.equal(members.count, 2);
assert.equal(members.contacts[0].businessId, businessId);
const unlinked = await call('unlink', contacts.addRemoveContactFromBusiness({
  locationId, ids: [tomId], businessId: null,
}));
assert.deepEqual(unlinked.ids, [tomId]);
await call('delete business', businesses.deleteBusiness({ businessId }));
const alone = await call('get after it', contacts.getContact({ contactId }));
assert.equal(alone.contact.businessId, undefined);

// The end of a contact.
await call('delete', contacts.deleteContact({ contactId: tomId }));
await refused('get what is deleted', 400, contacts.getContact({ contactId: tomId }));

console.log(`${calls} calls`);
