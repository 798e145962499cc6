-- Finds the tasks of a location in the order in which they are due. The last two columns are those by
-- which most who look for tasks choose, so that the others need not be read.
CREATE INDEX task_by_due_date ON task (location_id, due_date, id, completed, assigned_to);
