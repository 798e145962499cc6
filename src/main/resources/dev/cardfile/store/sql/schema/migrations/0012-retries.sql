-- What came of requests that were sent with an Idempotency-Key: scope is a hash of the route and of
-- whoever sent it, fingerprint one of the request. Where a person was erased, status, body and etag
-- are null, and the fingerprint is empty. The table is no WITHOUT ROWID: its rows are long, and come
-- in no order of their keys.
CREATE TABLE retry_outcome (
  location_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  retry_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  contact_id TEXT,
  status INTEGER,
  body TEXT,
  etag TEXT,
  PRIMARY KEY (location_id, scope, retry_key)
) STRICT;

CREATE INDEX retry_outcome_by_age ON retry_outcome (location_id, kept_at);

-- Those of a person, and those of several, who are in the body.
CREATE INDEX retry_outcome_of_contact ON retry_outcome (location_id, contact_id);
