package dev.cardfile.http.server.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many connections may be open: in all, and of each address. Beside them there are a few spare
 * slots for connections that are one too many: they get one answer.
 */
public final class ConnectionSlots {

  private static final int MIN_SPARE = 4;
  private static final int MAX_SPARE = 64;
  private static final int SPARE_SHARE = 8;

  /** What a provider gives one customer: with IPv6 that is a network, not an address. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final int most;
  private final int mostPerAddress;
  private final int mostSpare;
  private final Predicate<InetAddress> trusted;
  private final Map<Holder, Integer> held = new HashMap<>();
  private int regular;
  private int spare;

  /** Whose connections are counted together. */
  record Holder(List<Byte> network) {}

  public ConnectionSlots(int most, int mostPerAddress, Predicate<InetAddress> trusted) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
    this.mostSpare = Math.clamp(most / SPARE_SHARE, MIN_SPARE, MAX_SPARE);
    this.trusted = trusted;
  }

  /** The place of one connection, until it is released. */
  final class Slot {

    private final @Nullable Holder holder;
    private volatile boolean isSpare;
    private boolean released;

    private Slot(@Nullable Holder holder, boolean isSpare) {
      this.holder = holder;
      this.isSpare = isSpare;
    }

    /** Null when this address may hold any number. */
    @Nullable Holder holder() {
      return holder;
    }

    /** Whether its connection is one too many, even now. It may turn into a regular one here. */
    boolean isSpare() {
      return isSpare && !becomesRegular();
    }

    private boolean becomesRegular() {
      synchronized (ConnectionSlots.this) {
        if (isSpare && !released && regular < most && heldBy(holder) <= mostPerAddress) {
          isSpare = false;
          spare--;
          regular++;
        }
        return !isSpare;
      }
    }

    /** Once or more often. */
    void release() {
      synchronized (ConnectionSlots.this) {
        if (released) {
          return;
        }
        released = true;
        if (isSpare) {
          spare--;
        } else {
          regular--;
        }
        if (holder != null) {
          held.computeIfPresent(holder, (_, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  /** Whose connection this is; null when the address may hold any number. */
  @Nullable Holder holder(InetAddress address) {
    if (trusted.test(address)) {
      return null;
    }
    byte[] bytes = address.getAddress();
    byte[] network =
        address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
    Byte[] boxed = new Byte[network.length];
    Arrays.setAll(boxed, i -> network[i]);
    return new Holder(List.of(boxed));
  }

  /** A slot for one more connection; null when there is none. */
  synchronized @Nullable Slot take(@Nullable Holder holder) {
    if (regular >= most || heldBy(holder) >= mostPerAddress) {
      return null;
    }
    regular++;
    return taken(holder, false);
  }

  /** A spare slot; null when there is none. One address gets a few of them at most. */
  synchronized @Nullable Slot takeSpare(@Nullable Holder holder) {
    if (spare >= mostSpare || heldBy(holder) >= mostPerAddress + mostSpare / MIN_SPARE) {
      return null;
    }
    spare++;
    return taken(holder, true);
  }

  /** Whether it is this holder alone who has too many. */
  synchronized boolean hasItsShare(@Nullable Holder holder) {
    return heldBy(holder) >= mostPerAddress;
  }

  private Slot taken(@Nullable Holder holder, boolean isSpare) {
    if (holder != null) {
      held.merge(holder, 1, Integer::sum);
    }
    return new Slot(holder, isSpare);
  }

  /** Of whom nothing is counted holds nothing. */
  private int heldBy(@Nullable Holder holder) {
    return holder == null ? 0 : held.getOrDefault(holder, 0);
  }
}
