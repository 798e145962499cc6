package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreEvents;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitEventsTest {

  @Test
  void passesOnEverythingAndTellsOfCommits() throws Exception {
    List<String> told = new ArrayList<>();
    StoreEvents all =
        (StoreEvents)
            Proxy.newProxyInstance(
                StoreEvents.class.getClassLoader(),
                new Class<?>[] {StoreEvents.class},
                (proxy, method, arguments) -> {
                  told.add(method.getName() + Arrays.toString(arguments));
                  return null;
                });
    CommitEvents events = CommitEvents.of(all);
    List<String> commits = new ArrayList<>();
    events.whenCommitted(() -> commits.add("commit"));
    List<String> expected = new ArrayList<>();
    for (Method method : StoreEvents.class.getDeclaredMethods()) {
      expected.add(method.getName() + Arrays.toString(call(events, method)));
    }
    assertThat(told).isEqualTo(expected).hasSizeGreaterThan(2);
    assertThat(commits).hasSize(1);
    assertThat(CommitEvents.of(events)).isSameAs(events);
  }

  private static Object[] call(StoreEvents events, Method method)
      throws IllegalAccessException, InvocationTargetException {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == int.class ? (Object) 7 : Duration.ofMillis(7))
            .toArray();
    method.invoke(events, arguments);
    return arguments.length == 0 ? null : arguments;
  }
}
