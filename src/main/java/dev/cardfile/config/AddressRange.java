package dev.cardfile.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The IP addresses that share their first bits: {@code 10.0.0.0/8}, or a single address.
 *
 * @param network the bytes of an address in the range: 4 for IPv4, 16 for IPv6
 * @param prefix how many leading bits the addresses share
 */
public record AddressRange(List<Byte> network, int prefix) {

  public AddressRange {
    network = List.copyOf(network);
  }

  /** Parses a range; empty if the text is invalid. Names are not looked up. */
  static Optional<AddressRange> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length > 2) {
      return Optional.empty();
    }
    try {
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = address.length * Byte.SIZE;
      int prefix = parts.length == 1 ? bits : prefix(parts[1]);
      return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(of(address, prefix));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  /** Parses ranges separated by commas; empty if one of them is invalid. */
  static Optional<List<AddressRange>> parseList(String text) {
    List<Optional<AddressRange>> ranges =
        Arrays.stream(text.split(",", -1)).map(AddressRange::parse).toList();
    return ranges.stream().allMatch(Optional::isPresent)
        ? Optional.of(ranges.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /**
   * Reports whether the range contains an address. An IPv4 range never contains an IPv6 address,
   * nor the reverse.
   */
  public boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != network.size()) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((other[bit / Byte.SIZE] ^ network.get(bit / Byte.SIZE)) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static AddressRange of(byte[] address, int prefix) {
    List<Byte> network = new ArrayList<>();
    for (byte one : address) {
      network.add(one);
    }
    return new AddressRange(network, prefix);
  }

  private static int prefix(String digits) {
    return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
  }
}
