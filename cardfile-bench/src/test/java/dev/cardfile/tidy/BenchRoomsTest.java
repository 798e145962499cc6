package dev.cardfile.tidy;

/** The same for the benchmark, together with the program. */
class BenchRoomsTest extends RoomsTest {}
