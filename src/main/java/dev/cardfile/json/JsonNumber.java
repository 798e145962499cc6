package dev.cardfile.json;

import java.math.BigDecimal;

public record JsonNumber(BigDecimal value) implements Json {}
