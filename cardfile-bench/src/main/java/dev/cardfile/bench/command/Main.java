package dev.cardfile.bench.command;

import java.util.List;

/** Cardfile with the commands of its benchmark. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    dev.cardfile.Main.run(
        arguments, List.of(new BenchCommand(Main.class), new EchoCommand(), new FileCommand()));
  }
}
