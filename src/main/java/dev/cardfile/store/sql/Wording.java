package dev.cardfile.store.sql;

/** A piece of SQL in the words of each database, for what one SQL does not say on both. */
record Wording(String inSqlite, String inPostgres) {}
