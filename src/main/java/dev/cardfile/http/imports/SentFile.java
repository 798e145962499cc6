package dev.cardfile.http.imports;

import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.body.Multipart;
import dev.cardfile.http.body.Spool;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.imports.ImportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent, as the body of a request or as a part of a form.
 *
 * @param fileName null if the sender has not named the file
 * @param query the parameters of the import, as a query; null if there are none
 */
record SentFile(
    Spool spool, long from, long length, @Nullable String fileName, @Nullable String query) {

  /** Enough for the options of a file with many columns. */
  private static final int MOST_OPTION_BYTES = 1 << 20;

  private static final String NO_FORM =
      "It must be multipart/form-data with a part named file, and may have a part named options.";

  /** The result of looking for a file in a request. */
  sealed interface Reading {

    record Sent(SentFile file) implements Reading {}

    record Refused(Problem problem) implements Reading {}
  }

  static Reading of(ApiRequest request) throws IOException {
    Spool spool = request.spooled().spool();
    String multipart = request.spooled().multipart();
    return multipart == null
        ? new Reading.Sent(new SentFile(spool, 0, spool.size(), null, request.query()))
        : inForm(spool, multipart, request.query());
  }

  private static Reading inForm(Spool spool, String type, @Nullable String query)
      throws IOException {
    List<Multipart.Part> parts = Multipart.parts(spool, type).orElse(List.of());
    Multipart.Part file = only(parts, ImportReader.FILE_PART).orElse(null);
    Optional<Multipart.Part> options = only(parts, ImportReader.OPTIONS_PART);
    if (file == null || options.filter(each -> each.length() > MOST_OPTION_BYTES).isPresent()) {
      return new Reading.Refused(new Problem.UnreadableForm(NO_FORM));
    }
    byte[] said = options.isEmpty() ? new byte[0] : bytes(spool, options.get());
    return switch (ImportReader.query(query, said)) {
      case ImportReader.FormReading.Refused(Problem problem) -> new Reading.Refused(problem);
      case ImportReader.FormReading.Query(String all) ->
          new Reading.Sent(new SentFile(spool, file.from(), file.length(), file.fileName(), all));
    };
  }

  private static Optional<Multipart.Part> only(List<Multipart.Part> parts, String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  private static byte[] bytes(Spool spool, Multipart.Part part) throws IOException {
    try (InputStream in = spool.read(part.from(), part.length())) {
      return in.readAllBytes();
    }
  }

  /** Returns a stream of the file, or of its first {@code most} bytes if it is longer. */
  InputStream begin(long most) {
    return spool.read(from, Math.min(length, most));
  }

  /** Returns a stream of the whole file. */
  InputStream open() {
    return spool.read(from, length);
  }
}
