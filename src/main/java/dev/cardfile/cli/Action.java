package dev.cardfile.cli;

/** What a command does once its arguments are read. */
interface Action {

  void run(Invocation invocation);
}
