package dev.cardfile.contact;

import org.jspecify.annotations.Nullable;

/** Whether "do not disturb" is on for a channel, with the reason that the caller gave. */
public record DndSetting(Status status, @Nullable String message, @Nullable String code) {

  public enum Status {
    ACTIVE,
    INACTIVE,
    PERMANENT
  }
}
