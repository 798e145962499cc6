package dev.cardfile;

import dev.cardfile.cli.Program;
import dev.cardfile.cli.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a server in good order on SIGTERM or Ctrl-C, and then the program with its own exit code. A
 * JVM that is left alone ends with 143 on SIGTERM, whatever its shutdown hooks do.
 */
final class SignalStop implements StopSignal {

  private static final long MAX_SECONDS_TO_END = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  @Override
  public void arm() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "stop"));
    } catch (IllegalStateException alreadyShuttingDown) {
      asked.countDown();
    }
  }

  @Override
  public void await() throws InterruptedException {
    asked.await();
  }

  /** The program is through with everything, and only has to exit. */
  void ended(int code) {
    exitCode.complete(code);
  }

  private void onShutdown() {
    asked.countDown();
    Runtime.getRuntime().halt(awaitEnd());
  }

  private int awaitEnd() {
    try {
      return exitCode.get(MAX_SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return Program.FAILED;
    }
  }
}
