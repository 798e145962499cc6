package dev.cardfile.cli.command;

/** What a command does once its arguments are read. */
public interface Action {

  void run(Invocation invocation);
}
