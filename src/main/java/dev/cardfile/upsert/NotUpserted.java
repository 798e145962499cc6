package dev.cardfile.upsert;

/** The reason why an upsert is not written. */
public sealed interface NotUpserted extends UpsertOutcome
    permits TagsFull, FieldsFull, PreconditionFailed, LeftDeleted {}
