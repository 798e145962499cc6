-- What a store of schema version 19 may hold besides: an alias that an import gave to a contact. It is
-- never changed.

INSERT INTO contact_alias (location_id, alias, source, contact_id, import_id) VALUES ('here', 'crm0000000000000019', 'crm', '1', 'import1');
