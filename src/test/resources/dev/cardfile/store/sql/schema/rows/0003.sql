-- What a store of schema version 3 may hold besides: what a contact may have more. It is never changed.

UPDATE contact SET type = 'TYPEx', keyword = 'KEYWORDx', ssn = 'SSNx', business_id = 'BUSINESS_IDx',
  followers = '["user zx","user ax"]'
WHERE location_id = 'here' AND id = '1';
