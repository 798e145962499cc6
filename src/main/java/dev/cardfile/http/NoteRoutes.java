package dev.cardfile.http;

import dev.cardfile.activity.Note;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.activity.NoteReader;
import dev.cardfile.wire.answer.AnswerWriter;
import java.util.List;

/** {@code /contacts/{contactId}/notes} and what lies below. */
final class NoteRoutes {

  private NoteRoutes() {}

  static List<Route> of(HttpServer.Parts parts, AnswerWriter answers) {
    ActivityRoutes.Kind<Note> notes =
        new ActivityRoutes.Kind<>(
            "note",
            "notes",
            new NoteReader(),
            ActivityWriter.NOTES,
            Problem.NoteNotFound::new,
            ActivityOperations.NOTES);
    return new ActivityRoutes<>(
            notes, parts.stores().notes(), parts.writes().notes(), answers, parts)
        .routes();
  }
}
