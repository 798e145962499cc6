package dev.cardfile.wire.history;

import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change of a contact, as answers in an API version show it. */
record EntryView(Entry entry, LocationId location, ApiVersion version) {

  /** The members of a contact that can change. */
  static final Members<ContactView> FIELDS =
      ContactMembers.RECORDED.without(Set.of("id", "locationId"));

  private static final String TYPE_PREFIX = "contact.";

  private static final ValueType<Actor> BY =
      Members.<Actor>of()
          .has(
              "kind",
              ValueType.oneOf(
                  List.of("token", "app", "import", "operator", "command_line", "system")),
              EntryView::kindOf)
          .mayHave("id", STRING, EntryView::idOf)
          .called("ChangedBy");

  private static final ValueType<EntryView> CHANGED =
      ValueType.of(
          Schema.OBJECT
              .with(
                  "additionalProperties",
                  Members.<EntryView>of()
                      .hasOrNull("old", ValueType.of(Schema.ANY, (json, any) -> {}), any -> null)
                      .hasOrNull("new", ValueType.of(Schema.ANY, (json, any) -> {}), any -> null)
                      .schema()
                      .json())
              .about("By name, what the members of the contact were and what they have become."),
          (json, view) -> FIELDS.writeChanged(json, view.before(), view.after()));

  private static final ValueType<String> TRACE = STRING.about("The traceId of the request.");

  /** The members of a change in the history of its contact. */
  static final Members<EntryView> IN_HISTORY =
      Members.<EntryView>of()
          .has("seq", INTEGER, view -> view.entry().seq())
          .has("at", TIME, view -> view.entry().at())
          .has("kind", ValueType.oneOf(kinds("")), view -> kind(view.entry().kind()))
          .mayHave("by", BY, EntryView::by)
          .mayHave("trace", TRACE, view -> view.entry().by().trace())
          .mayHave("changed", CHANGED, EntryView::known);

  /** The members of a change in the feed of its location. */
  static final Members<EntryView> IN_FEED =
      Members.<EntryView>of()
          .has("seq", INTEGER, view -> view.entry().seq())
          .has("at", TIME, view -> view.entry().at())
          .has("type", ValueType.oneOf(types()), view -> type(view.entry().kind()))
          .has("contactId", STRING, view -> view.entry().change().id().value())
          .mayHave("by", BY, EntryView::by)
          .mayHave("trace", TRACE, view -> view.entry().by().trace())
          .mayHave("changed", CHANGED, EntryView::known)
          .mayHave("contact", ContactMembers.RECORDED.called("RecordedContact"), EntryView::after);

  /** Returns the names of the members in which the contact differs before and after the change. */
  Set<String> fields() {
    return FIELDS.changed(before(), after());
  }

  /**
   * Returns who made the change; null for a former change of an erased person, whose actor has been
   * overwritten with {@link Actor#SYSTEM}.
   */
  private @Nullable Actor by() {
    boolean unknown = known() == null && entry.by().equals(Actor.SYSTEM);
    return unknown ? null : entry.by();
  }

  /** Returns this view; null if the person was erased, so that nothing of the change is left. */
  private @Nullable EntryView known() {
    return entry.kind() == Entry.Kind.ERASED ? null : this;
  }

  private @Nullable ContactView before() {
    return view(entry.change().before());
  }

  private @Nullable ContactView after() {
    return view(entry.change().after());
  }

  private @Nullable ContactView view(@Nullable Contact contact) {
    return contact == null ? null : new ContactView(contact, location, version);
  }

  static List<String> types() {
    return kinds(TYPE_PREFIX);
  }

  static String type(Entry.Kind kind) {
    return TYPE_PREFIX + kind(kind);
  }

  private static List<String> kinds(String prefix) {
    return Arrays.stream(Entry.Kind.values()).map(kind -> prefix + kind(kind)).toList();
  }

  private static String kind(Entry.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String kindOf(Actor actor) {
    if (actor.importId() != null) {
      return "import";
    }
    return switch (actor.kind()) {
      case API -> actor.app() == null ? "token" : "app";
      case OPERATOR -> "operator";
      case COMMAND_LINE -> "command_line";
      case SYSTEM -> "system";
    };
  }

  private static @Nullable String idOf(Actor actor) {
    if (actor.importId() != null) {
      return actor.importId();
    }
    return actor.app() == null ? actor.token() : actor.app();
  }
}
