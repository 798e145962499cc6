package dev.cardfile.bench;

import java.time.Duration;

/**
 * The parameters of a benchmark.
 *
 * @param contacts how many contacts are loaded before anything is measured
 * @param connections how many requests may be in progress at once
 * @param measured the longest time that a turn is measured
 * @param warmup how long each turn runs before it is measured
 * @param rate how many requests are due per second; 0 to send each as soon as the last one is
 *     answered
 * @param rounds how many turns each server gets
 * @param requests the most requests measured in a turn; 0 for no limit
 * @param seed the seed of all random choices: the same seed sends the same requests in the same
 *     order
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
