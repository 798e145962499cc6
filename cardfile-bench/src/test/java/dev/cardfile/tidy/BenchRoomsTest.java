package dev.cardfile.tidy;

/** The same checks for the benchmark together with the program. */
class BenchRoomsTest extends RoomsTest {}
