package dev.cardfile.cli;

/** What a command does once its arguments are read. */
public interface Action {

  void run(Invocation invocation);
}
