package dev.cardfile.importing;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Transactions;
import dev.cardfile.store.View;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Transactions that hold all submitted works back until they are let go. */
final class HeldRows implements Transactions {

  private final Transactions real;
  private final List<Runnable> held = new ArrayList<>();
  private boolean holding = true;

  HeldRows(Transactions real) {
    this.real = real;
  }

  /** Returns stores that write through this. */
  Stores in(Stores stores) {
    return (Stores)
        Proxy.newProxyInstance(
            Stores.class.getClassLoader(),
            new Class<?>[] {Stores.class},
            (_, method, arguments) ->
                method.getName().equals("transactions") ? this : method.invoke(stores, arguments));
  }

  synchronized int count() {
    return held.size();
  }

  synchronized void letGo() {
    holding = false;
    held.forEach(Runnable::run);
    held.clear();
  }

  /** Reports whether a thread waits for rows that are in flight. */
  static boolean isAwaited(Thread by) {
    return by.getState() == Thread.State.WAITING
        && Arrays.stream(by.getStackTrace())
            .anyMatch(frame ->
                frame.getClassName().contains("RowPipeline$Run")
                    && Set.of("start", "finishAll").contains(frame.getMethodName()));
  }

  @Override
  public <R> R exclusively(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work) {
    return real.exclusively(location, actor, lookups, work);
  }

  @Override
  public synchronized <R> CompletableFuture<R> submit(
      LocationId location, Actor actor, Set<Lookup<?>> lookups, Function<View, Decision<R>> work) {
    if (!holding) {
      return real.submit(location, actor, lookups, work);
    }
    CompletableFuture<R> result = new CompletableFuture<>();
    held.add(() -> {
      var _ =
          real.submit(location, actor, lookups, work)
              .whenComplete((answer, failure) -> {
                if (failure == null) {
                  result.complete(answer);
                } else {
                  result.completeExceptionally(failure);
                }
              });
    });
    return result;
  }
}
