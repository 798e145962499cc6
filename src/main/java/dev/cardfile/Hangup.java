package dev.cardfile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGHUP. Its one way into Java is {@code sun.misc.Signal}, which every JDK has and javac warns of
 * without a way to answer; hence the reflection.
 */
final class Hangup {

  /** As a shell reports a program that a signal ended: 128 and the signal's number. */
  static final int EXIT_CODE = 129;

  private static final String NAME = "HUP";

  private Hangup() {}

  /**
   * Has this run, in a thread of its own, whenever the signal comes. Where it was ignored when the
   * program started, as by {@code nohup}, or is not known, all stays as it is.
   */
  static void handle(Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              handler.run();
            }
            return null;
          };
      signal
          .getMethod("handle", signal, signalHandler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(NAME),
              Proxy.newProxyInstance(
                  Hangup.class.getClassLoader(), new Class<?>[] {signalHandler}, calls));
    } catch (ReflectiveOperationException notOnThisSystem) {
      // Left to the JVM, which ends.
    }
  }
}
