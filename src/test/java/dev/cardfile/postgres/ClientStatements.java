package dev.cardfile.postgres;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements that a client has prepared on its connection. A driver sends the text of a
 * statement only the first time, and from then on its name.
 */
final class ClientStatements {

  private final Map<String, String> prepared = new HashMap<>();
  private final Map<String, String> bound = new HashMap<>();

  /** Returns the SQL that a message asks the server to execute; empty if the message does not. */
  Optional<String> executedBy(Message message) {
    switch (message.type()) {
      case 'P' -> { // Parse: a name and its SQL
        List<String> texts = message.texts(2);
        prepared.put(texts.get(0), texts.get(1));
      }
      case 'B' -> { // Bind: a portal and the name of its statement
        List<String> texts = message.texts(2);
        bound.put(texts.get(0), prepared.getOrDefault(texts.get(1), ""));
      }
      case 'E' -> { // Execute: a portal
        return Optional.of(bound.getOrDefault(message.texts(1).getFirst(), ""));
      }
      case 'Q' -> { // Query: SQL
        return Optional.of(message.texts(1).getFirst());
      }
      default -> {}
    }
    return Optional.empty();
  }
}
