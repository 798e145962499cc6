package dev.cardfile.upsert;

/** Why an upsert is not written. */
public sealed interface NotUpserted extends UpsertOutcome
    permits TagsFull, PreconditionFailed, LeftDeleted {}
