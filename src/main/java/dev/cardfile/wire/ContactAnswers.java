package dev.cardfile.wire;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Warning;
import dev.cardfile.upsert.WriteOutcome;
import java.util.List;
import java.util.Optional;

/** Writes the bodies of answers about contacts that were created, changed or looked up. */
public final class ContactAnswers {

  private static final String TRACE = "traceId";
  private static final String CONTACT = "contact";

  public byte[] created(
      WriteOutcome.Written written, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      written(answer, written, location, version);
      answer.text(TRACE, traceId);
    });
  }

  public byte[] changed(
      WriteOutcome.Written written, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      succeeded(answer, true);
      written(answer, written, location, version);
      answer.text(TRACE, traceId);
    });
  }

  /** What was found by a key, or that nothing was. */
  public byte[] found(
      Optional<Contact> contact, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      contact.ifPresentOrElse(
          found -> answer.object(CONTACT, new ContactMembers(found, location, version)::write),
          () -> answer.none(CONTACT));
      answer.text(TRACE, traceId);
    });
  }

  private static void written(
      JsonWriter answer, WriteOutcome.Written written, LocationId location, ApiVersion version) {
    answer.object(CONTACT, new ContactMembers(written.contact(), location, version)::write);
    List<Warning> warnings = written.warnings();
    if (!warnings.isEmpty()) {
      answer.objects("warnings", warnings, (json, warning) -> WarningText.of(warning).write(json));
    }
  }

  /** The vendor has spelled it wrong first and right later, and answers both. */
  private static void succeeded(JsonWriter answer, boolean all) {
    answer.flag("succeded", all);
    answer.flag("succeeded", all);
  }
}
