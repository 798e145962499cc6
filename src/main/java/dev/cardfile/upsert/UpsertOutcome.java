package dev.cardfile.upsert;

/** What came of an upsert: {@link UpsertResult} when it is written. */
public sealed interface UpsertOutcome permits UpsertResult, NotUpserted {}
