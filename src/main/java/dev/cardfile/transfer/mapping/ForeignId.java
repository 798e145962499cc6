package dev.cardfile.transfer.mapping;

/** The id that a contact has elsewhere. */
public record ForeignId(String source, String id) {}
