package dev.cardfile.server;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** Stores whose methods can throw an {@link Error}. */
final class Failing {

  private Failing() {}

  /**
   * Returns a store that calls another one, except that it throws an error when a method is called.
   *
   * @param when is asked with the first argument of each call of the method; null if it has none
   */
  static <T> T at(Class<T> type, T real, String name, Predicate<Object> when) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              if (method.getName().equals(name)
                  && when.test(arguments == null ? null : arguments[0])) {
                throw new StackOverflowError();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  /** Returns a condition that is met the first time only. */
  static Predicate<Object> once() {
    boolean[] met = {false};
    return _ -> {
      boolean first = !met[0];
      met[0] = true;
      return first;
    };
  }
}
