package dev.cardfile.json;

public record JsonString(String value) implements Json {}
