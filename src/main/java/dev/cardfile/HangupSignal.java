package dev.cardfile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Handles SIGHUP. Java offers this only in {@code sun.misc.Signal}, which every JDK has but javac
 * warns about in a way that cannot be suppressed; hence the reflection.
 */
final class HangupSignal {

  /** The exit code by which a shell reports this signal: 128 plus the number of the signal. */
  static final int EXIT_CODE = 129;

  private static final String NAME = "HUP";

  private HangupSignal() {}

  /**
   * Runs the handler, in a thread of its own, whenever the signal arrives. Has no effect if the
   * signal does not exist on this system, or was ignored when the program started, as under {@code
   * nohup}.
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
                  HangupSignal.class.getClassLoader(), new Class<?>[] {signalHandler}, calls));
    } catch (ReflectiveOperationException notOnThisSystem) {
      // The signal keeps its default effect: the JVM exits.
    }
  }
}
