package dev.cardfile.http.activities;

import dev.cardfile.activity.Note;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.Route;
import dev.cardfile.http.WriteRequests;
import dev.cardfile.openapi.ActivityOperations;
import dev.cardfile.store.ActivityStore;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.activity.ActivityWriter;
import dev.cardfile.wire.activity.NoteReader;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.write.Activities;
import java.time.InstantSource;
import java.util.List;

/** The routes {@code /contacts/{contactId}/notes} and below. */
public final class NoteRoutes {

  private NoteRoutes() {}

  public static List<Route> of(
      WriteRequests requests,
      ActivityStore<Note> store,
      Activities<Note> writes,
      AnswerWriter answers,
      IdSequence ids,
      InstantSource clock) {
    ActivityRoutes.Kind<Note> notes =
        new ActivityRoutes.Kind<>(
            "note",
            "notes",
            new NoteReader(),
            ActivityWriter.NOTES,
            Problem.NoteNotFound::new,
            ActivityOperations.NOTES);
    return new ActivityRoutes<>(notes, requests, store, writes, answers, ids, clock).routes();
  }
}
