-- What a store of schema version 13 may hold besides: aliases, of a contact that is there and of one that was
-- deleted. It is never changed.

INSERT INTO contact_alias (location_id, source, alias, contact_id) VALUES ('here', 'highlevel', 'seD4PfOuKoVMLkEZqohJ', '1');
INSERT INTO contact_alias (location_id, source, alias, contact_id) VALUES ('here', 'other', 'seD4PfOuKoVMLkEZqohK', '4');
