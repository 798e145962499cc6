package dev.cardfile;

import dev.cardfile.cli.Program;
import dev.cardfile.cli.command.StopSignal;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a server gracefully on SIGTERM or Ctrl-C, and then exits with the program's own exit code.
 * By default, a JVM exits with 143 on SIGTERM, whatever its shutdown hooks do.
 *
 * <p>SIGHUP means that the terminal is gone. A server that has a controlling terminal then stops
 * gracefully too, but exits with 129, so that this is not mistaken for a requested stop. A server
 * without one ignores the signal: some supervisors send SIGHUP to request a reload of settings.
 */
final class SignalStop implements StopSignal {

  private static final Logger LOG = LoggerFactory.getLogger(SignalStop.class);
  private static final long MAX_SECONDS_TO_END = 60;
  private static final String TERMINAL = "/dev/tty";

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
  private volatile boolean hungUp;

  @Override
  public void arm() {
    boolean terminal = hasTerminal();
    HangupSignal.handle(() -> onHangup(terminal));
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

  /** Reports that the program is done, and only has to exit. */
  void ended(int code) {
    exitCode.complete(code);
  }

  private void onHangup(boolean terminal) {
    if (terminal) {
      hungUp = true;
      System.exit(HangupSignal.EXIT_CODE);
    }
    LOG.info("ignored SIGHUP: the process has no terminal");
  }

  private void onShutdown() {
    asked.countDown();
    int code = awaitEnd();
    Runtime.getRuntime().halt(hungUp && code == Program.DONE ? HangupSignal.EXIT_CODE : code);
  }

  private int awaitEnd() {
    try {
      return exitCode.get(MAX_SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return Program.FAILED;
    }
  }

  /**
   * Reports whether the process has a controlling terminal, whatever standard input and output are
   * connected to.
   */
  private static boolean hasTerminal() {
    try (InputStream terminal = new FileInputStream(TERMINAL)) {
      return terminal != null;
    } catch (IOException none) {
      return false;
    }
  }
}
