package dev.cardfile.json;

public record JsonNull() implements Json {}
