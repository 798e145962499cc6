package dev.cardfile.cli.command;

/** A command that can be run once its arguments are parsed. */
public interface Action {

  void run(Invocation invocation);
}
