package dev.cardfile.store.sql.jdbc;

import dev.cardfile.store.Outage;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Thrown when the store cannot serve, for a known reason; nothing was written. */
public final class NotServing extends SQLException {

  private static final long serialVersionUID = 1L;

  private final Outage outage;

  public NotServing(Outage outage, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.outage = outage;
  }

  public Outage outage() {
    return outage;
  }
}
