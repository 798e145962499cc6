package dev.cardfile.bench;

import java.time.Duration;

/**
 * How a benchmark goes.
 *
 * @param contacts how many are there before anything is measured
 * @param connections how many requests may be under way at once
 * @param measured the longest that a turn is measured
 * @param warmup how each turn goes on before it is measured
 * @param rate how many requests are due in a second; 0 sends the next when an answer is there
 * @param rounds how often each server has its turn
 * @param requests the most that a turn measures; 0 for no limit
 * @param seed the same seed asks for the same contacts in the same order
 */
public record Plan(
    long contacts,
    int connections,
    Duration measured,
    Warmup warmup,
    int rate,
    int rounds,
    long requests,
    long seed) {}
