package dev.cardfile.transfer.mapping;

/** The id that a contact has in the place it was taken over from, its source. */
public record ForeignId(String source, String id) {}
