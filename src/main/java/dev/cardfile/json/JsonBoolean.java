package dev.cardfile.json;

public record JsonBoolean(boolean value) implements Json {}
