package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;

/** Nothing is written: the alias is that of a deleted contact, which stays deleted. */
public record LeftDeleted(ContactId contact) implements NotUpserted {}
