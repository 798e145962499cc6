package dev.cardfile.http.server;

import io.helidon.common.GenericType;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.mapper.Value;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code Content-Length} header that is never written. Without it, Helidon would send {@code
 * Content-Length: 0} in an answer to HEAD, although the answer to GET is sent in chunks.
 */
final class UnknownLength implements Header {

  static final Header HEADER = new UnknownLength();

  private final Header none = HeaderValues.CONTENT_LENGTH_ZERO;

  private UnknownLength() {}

  @Override
  public void writeHttp1Header(BufferData buffer) {
    // Writes nothing.
  }

  @Override
  public String name() {
    return none.name();
  }

  @Override
  public HeaderName headerName() {
    return HeaderNames.CONTENT_LENGTH;
  }

  @Override
  public List<String> allValues() {
    return none.allValues();
  }

  @Override
  public int valueCount() {
    return none.valueCount();
  }

  @Override
  public boolean sensitive() {
    return false;
  }

  @Override
  public boolean changing() {
    return false;
  }

  @Override
  public String get() {
    return none.get();
  }

  @Override
  public <N> Value<N> as(Class<N> type) {
    return none.as(type);
  }

  @Override
  public <N> Value<N> as(GenericType<N> type) {
    return none.as(type);
  }

  @Override
  public <N> Value<N> as(Function<? super String, ? extends N> mapper) {
    return none.as(mapper);
  }

  @Override
  public Optional<String> asOptional() {
    return none.asOptional();
  }

  @Override
  public Value<Boolean> asBoolean() {
    return none.asBoolean();
  }

  @Override
  public Value<String> asString() {
    return none.asString();
  }

  @Override
  public Value<Integer> asInt() {
    return none.asInt();
  }

  @Override
  public Value<Long> asLong() {
    return none.asLong();
  }

  @Override
  public Value<Double> asDouble() {
    return none.asDouble();
  }
}
