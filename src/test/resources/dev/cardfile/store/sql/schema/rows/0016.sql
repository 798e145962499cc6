-- What a store of schema version 16 may hold besides: operators, a sign-in link, and a location of
-- which something is left to delete. It is never changed.

INSERT INTO operator (id, hash, name, all_locations, locations, created_at, expires_at, revoked_at) VALUES ('operator1', '770e607624d689265ca6c44884d0807d9b054d23c473c106c72be9de08b7376c', 'Robin', 1, NULL, 1790164800000, NULL, NULL);
INSERT INTO operator (id, hash, name, all_locations, locations, created_at, expires_at, revoked_at) VALUES ('operator2', '5b7e8d5f8e5f4d1c0e6f1f6c3d9a7b2c4e5d6f708192a3b4c5d6e7f8091a2b3c', NULL, 0, '["here","shop"]', 1790164800001, 1790164900000, 1790164850000);
INSERT INTO console_link (hash, expires_at) VALUES ('0f4c5a1f2e3d4c5b6a79880716253443526170f9e8d7c6b5a49382716f5e4d3c', 1790164860000);
INSERT INTO location_deletion (location_id, revision, begun_at, ended_at) VALUES ('left', 7, 1790164800000, NULL);
INSERT INTO tag (location_id, id, name) VALUES ('left', 'tag1', 'left');
