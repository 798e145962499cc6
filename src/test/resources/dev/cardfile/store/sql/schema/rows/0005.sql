-- What a store of schema version 5 may hold besides: an app with a location, what it was allowed
-- there, the code that it has used, and the access token that it got. It is never changed.

INSERT INTO app (id, secret_hash, name, company_id, redirect_uris, scopes, locations, created_at)
VALUES ('app00000000000000001', '770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c', 'App',
  'company', '["https://a.example/b"]', '["contacts.write"]', '["here"]', 1767323045678);

INSERT INTO app_authorization (id, app_id, location_id, granted_by, scopes, created_at, expires_at)
VALUES ('family', 'app00000000000000001', 'here', 'good', '["contacts.write"]', 1767323045678,
  1798859045678);

INSERT INTO voucher (hash, authorization_id, app_id, kind, redirect_uri, challenge, created_at,
  expires_at, used_at)
VALUES ('770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c', 'family',
  'app00000000000000001', 'code', 'https://a.example/b',
  'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 1767323045678, 1798859045678, 1767323045679);

INSERT INTO token (id, hash, location_id, name, scopes, created_at, expires_at, app_id,
  authorization_id)
VALUES ('issued', 'fed9fc666e931d70c1a7dd1e92d5fe987f7571019fed984cab6b75b7dec95736', 'here', 'App',
  '["contacts.write"]', 1767323045678, 1767409445678, 'app00000000000000001', 'family');
