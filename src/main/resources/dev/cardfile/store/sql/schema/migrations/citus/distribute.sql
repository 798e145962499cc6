-- Spreads a Cardfile store over a Citus cluster. Run it once, on the coordinator, as Cardfile's user, in
-- the store's database and schema, after "cardfile migrate" and again after every later migration that
-- makes a table: psql --single-transaction --set ON_ERROR_STOP=1 --file distribute.sql "$URL"
--
-- What belongs to a location lies on one machine, in one shard, with all else of that location. The
-- few small tables that belong to none are whole on every machine. What is done already is skipped.
-- Tables of other programs are not laid together with these: a location moves with its own alone.

SELECT create_distributed_table('location', 'location_id', colocate_with => 'none')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'location'::regclass);

SELECT create_distributed_table('location_deletion', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'location_deletion'::regclass);

SELECT create_distributed_table('custom_field', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'custom_field'::regclass);

SELECT create_distributed_table('tag', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'tag'::regclass);

SELECT create_distributed_table('named_value', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'named_value'::regclass);

SELECT create_distributed_table('contact', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact'::regclass);

SELECT create_distributed_table('contact_key', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact_key'::regclass);

SELECT create_distributed_table('contact_alias', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact_alias'::regclass);

SELECT create_distributed_table('contact_term', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact_term'::regclass);

SELECT create_distributed_table('contact_change', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact_change'::regclass);

SELECT create_distributed_table('kept_changes', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'kept_changes'::regclass);

SELECT create_distributed_table('deleted_note', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'deleted_note'::regclass);

SELECT create_distributed_table('deleted_task', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'deleted_task'::regclass);

SELECT create_distributed_table('note', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'note'::regclass);

SELECT create_distributed_table('task', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'task'::regclass);

SELECT create_distributed_table('business', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'business'::regclass);

SELECT create_distributed_table('retry_outcome', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'retry_outcome'::regclass);

SELECT create_distributed_table('contact_import', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'contact_import'::regclass);

SELECT create_distributed_table('import_chunk', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'import_chunk'::regclass);

SELECT create_distributed_table('import_row', 'location_id', colocate_with => 'location')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'import_row'::regclass);

SELECT create_reference_table('token')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'token'::regclass);

SELECT create_reference_table('token_revision')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'token_revision'::regclass);

SELECT create_reference_table('schema_history')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'schema_history'::regclass);

SELECT create_reference_table('app')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'app'::regclass);

SELECT create_reference_table('app_authorization')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'app_authorization'::regclass);

SELECT create_reference_table('voucher')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'voucher'::regclass);

SELECT create_reference_table('operator')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'operator'::regclass);

SELECT create_reference_table('console_link')
WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = 'console_link'::regclass);

-- A session's own settings do not reach the workers. There too, whoever waits for a lock gives up after
-- the default of busy-timeout; and so does whoever waits for a worker that says nothing.
DO $$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET lock_timeout = %L', current_database(), '5s'); END $$;

DO $$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET citus.node_connection_timeout = %L', current_database(), '5s'); END $$;
