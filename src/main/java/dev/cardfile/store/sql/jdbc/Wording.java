package dev.cardfile.store.sql.jdbc;

/** A piece of SQL in the words of each database, for what one SQL does not say on both. */
public record Wording(String inSqlite, String inPostgres) {}
