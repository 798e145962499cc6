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
 * Limits how many connections may be open, in all and per address. Beyond the limits there are a
 * few spare slots, for connections that get one answer and are closed.
 */
public final class ConnectionSlots {

  private static final int MIN_SPARE = 4;
  private static final int MAX_SPARE = 64;
  private static final int SPARE_SHARE = 8;

  /**
   * The length of the network whose connections are counted together with IPv6. A provider gives
   * one customer a whole network, not a single address.
   */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final int most;
  private final int mostPerAddress;
  private final int mostSpare;
  private final Predicate<InetAddress> trusted;
  private final Map<Holder, Integer> held = new HashMap<>();
  private int regular;
  private int spare;

  /** Whose connections are counted together: an IPv4 address, or an IPv6 network. */
  record Holder(List<Byte> network) {}

  public ConnectionSlots(int most, int mostPerAddress, Predicate<InetAddress> trusted) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
    this.mostSpare = Math.clamp(most / SPARE_SHARE, MIN_SPARE, MAX_SPARE);
    this.trusted = trusted;
  }

  /** The slot of one connection, until it is released. */
  final class Slot {

    private final @Nullable Holder holder;
    private volatile boolean isSpare;
    private boolean released;

    private Slot(@Nullable Holder holder, boolean isSpare) {
      this.holder = holder;
      this.isSpare = isSpare;
    }

    /**
     * Returns whose connections this one is counted with; null if the address may hold any number.
     */
    @Nullable Holder holder() {
      return holder;
    }

    /**
     * Reports whether the slot is still a spare one. It becomes a regular one here if there is
     * room.
     */
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

    /** Releases the slot. May be called more than once. */
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

  /**
   * Returns whose connections a connection from an address is counted with; null if the address may
   * hold any number.
   */
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

  /** Takes a slot for one more connection; null if none is free. */
  synchronized @Nullable Slot take(@Nullable Holder holder) {
    if (regular >= most || heldBy(holder) >= mostPerAddress) {
      return null;
    }
    regular++;
    return taken(holder, false);
  }

  /** Takes a spare slot; null if none is free. An address gets only a few of them. */
  synchronized @Nullable Slot takeSpare(@Nullable Holder holder) {
    if (spare >= mostSpare || heldBy(holder) >= mostPerAddress + mostSpare / MIN_SPARE) {
      return null;
    }
    spare++;
    return taken(holder, true);
  }

  /** Reports whether a holder has reached its own limit. */
  synchronized boolean hasItsShare(@Nullable Holder holder) {
    return heldBy(holder) >= mostPerAddress;
  }

  private Slot taken(@Nullable Holder holder, boolean isSpare) {
    if (holder != null) {
      held.merge(holder, 1, Integer::sum);
    }
    return new Slot(holder, isSpare);
  }

  /** Returns how many slots a holder has; 0 for null, whose connections are not counted. */
  private int heldBy(@Nullable Holder holder) {
    return holder == null ? 0 : held.getOrDefault(holder, 0);
  }
}
