-- Stands in for what distribute.sql calls of Citus, on a PostgreSQL without it: it writes down what would
-- be distributed, and distributes nothing. So the tests for clusters can be tried without a cluster,
-- which proves these tests, and nothing of Citus. Run it as an administrator, once for a database.

CREATE TABLE public.pg_dist_partition (logicalrelid regclass NOT NULL PRIMARY KEY, how text NOT NULL);

CREATE FUNCTION public.create_distributed_table(
  table_name regclass, distribution_column text, colocate_with text DEFAULT 'default')
RETURNS void LANGUAGE sql AS $$
  INSERT INTO public.pg_dist_partition
  VALUES (table_name, 'by ' || distribution_column || ' with ' || colocate_with)
$$;

CREATE FUNCTION public.create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS $$
  INSERT INTO public.pg_dist_partition VALUES (table_name, 'everywhere')
$$;

GRANT SELECT, INSERT ON public.pg_dist_partition TO PUBLIC;

-- A setting that only a cluster knows; there everybody may set it.
GRANT SET ON PARAMETER citus.node_connection_timeout TO PUBLIC;
