-- What a store of schema version 9 may hold besides: a location that tells something of itself. It is never
-- changed.

UPDATE location SET profile = '{"phone":"no phone","business_name":"Gym","on":["disable_contact_timezone"]}'
WHERE location_id = 'shop';
