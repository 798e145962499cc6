-- What a store of schema version 1 may hold, as the program of that time wrote it: a location that
-- allows duplicates, two custom fields, a contact with everything, one with a value of the first, an
-- empty one, and two tokens, of which one is revoked. It is never changed: see MigrationsContract.

INSERT INTO location (location_id, name, country, timezone, company_id, allow_duplicates, match_order,
  revision)
VALUES ('here', 'Here & there', 'GB', 'Europe/London', 'company', 1, 'phone,email', 3);

INSERT INTO custom_field (location_id, id, field_key, name, type, options, position)
VALUES ('here', 'field1', 'colour', 'Colour', 'single_options', '["red","blue"]', 0);

INSERT INTO custom_field (location_id, id, field_key, name, type, position)
VALUES ('here', 'field2', 'size', 'Size', 'numerical', 1);

INSERT INTO tag (location_id, name)
VALUES ('here', 'ax');

INSERT INTO tag (location_id, name)
VALUES ('here', 'known to the location only');

INSERT INTO tag (location_id, name)
VALUES ('here', 'zx');

INSERT INTO contact (location_id, id, first_name, last_name, email, additional_emails, phone,
  additional_phones, gender, address1, city, state, postal_code, website, timezone, source, country,
  company_name, assigned_to, date_of_birth, dnd, dnd_settings, inbound_dnd, tags, custom_fields,
  first_attribution, last_attribution, date_added, date_updated, last_activity)
VALUES ('here', '1', 'firstx', 'lastx', 'primary@x', '["b@x","a@x"]', '+1x', '["+3x","+2x"]', 'GENDERx',
  'ADDRESS1x', 'CITYx', 'STATEx', 'POSTAL_CODEx', 'WEBSITEx', 'TIMEZONEx', 'SOURCEx', 'COUNTRYx',
  'COMPANY_NAMEx', 'ASSIGNED_TOx', '1990-09-25', 1,
  '{"call":{"status":"active","message":"CALLmessagex"},"email":{"status":"inactive","message":"EMAILmessagex","code":"codex"},"sms":{"status":"permanent","message":"SMSmessagex","code":"codex"},"whatsapp":{"status":"active","message":"WHATSAPPmessagex"},"gmb":{"status":"inactive","message":"GMBmessagex","code":"codex"},"fb":{"status":"permanent","message":"FBmessagex","code":"codex"}}',
  '{"status":"inactive","message":"inboundx"}', '["zx","ax"]',
  '{"z firstx":{"text":"customx"},"a secondx":{"texts":["onex","twox"]},"m third":{"json":"{\"url\":\"https://example.com\"}"}}',
  '{"user_agent":"agentx","referrer":"r","campaign":"c","utm_source":"us","utm_medium":"um","utm_content":"uc","utm_term":"ut","ip":"127.0.0.1"}',
  '{"referrer":"lastx"}', 1767323045678, 1767323045679, 1767323045680);

INSERT INTO contact (location_id, id, email, additional_emails, date_added, date_updated, last_activity)
VALUES ('here', '2', 'primary@x', '["two@example.com"]', 1767323045678, 1767323045678, 1767323045678);

INSERT INTO contact (location_id, id, date_added, date_updated, last_activity)
VALUES ('here', '3', 1767323045678, 1767323045678, 1767323045678);

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'email', 'a@x', '1');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'email', 'b@x', '1');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'email', 'primary@x', '1');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'email', 'primary@x', '2');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'email', 'two@example.com', '2');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'phone', '+1x', '1');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'phone', '+2x', '1');

INSERT INTO contact_key (location_id, field, value, contact_id)
VALUES ('here', 'phone', '+3x', '1');

INSERT INTO token (id, hash, location_id, created_at, expires_at, revoked_at)
VALUES ('gone', '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'here', 1767323045678,
  1767323054678, 1767323050678);

INSERT INTO token (id, hash, location_id, name, scopes, created_at)
VALUES ('good', '770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c', 'here', 'crm',
  '["contacts.write"]', 1767323045678);
