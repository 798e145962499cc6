-- What a store of schema version 12 may hold besides: several changes of one contact. It is never
-- changed.

INSERT INTO kept_changes (location_id, gone_to, complete_since) VALUES ('shop', 0, 1767323045678);
INSERT INTO contact_change (location_id, seq, changed_at, kind, contact_id, actor_kind, revision, former)
VALUES ('shop', 1, 1767323045679, 'created', '8', 'system', 1, NULL);
INSERT INTO contact_change (location_id, seq, changed_at, kind, contact_id, actor_kind, revision, former)
VALUES ('shop', 2, 1767323045680, 'updated', '8', 'system', 2, '{"city":null}');
INSERT INTO contact_change (location_id, seq, changed_at, kind, contact_id, actor_kind, revision, former)
VALUES ('shop', 3, 1767323045681, 'deleted', '8', 'system', 2, '{"city":"Rome","date_added":1767323045679,"date_updated":1767323045680,"last_activity":1767323045680,"revision":2}');
