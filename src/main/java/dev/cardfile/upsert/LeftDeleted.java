package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;

/** Nothing is written: the alias is that of a contact that was deleted, and it stays so. */
public record LeftDeleted(ContactId contact) implements NotUpserted {}
