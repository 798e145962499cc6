package dev.cardfile.upsert;

/** The outcome of an upsert: an {@link UpsertResult} if it is written. */
public sealed interface UpsertOutcome permits UpsertResult, NotUpserted {}
