package dev.cardfile.store.sql;

import static dev.cardfile.store.Contacts.NOW;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Scope;
import dev.cardfile.access.Token;
import dev.cardfile.access.TokenHash;
import dev.cardfile.access.TokenOrigin;
import dev.cardfile.activity.Activity;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.FieldDetails;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.LocationProfile;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.location.NamedValue;
import dev.cardfile.location.ProfileText;
import dev.cardfile.oauth.App;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.oauth.Authorization;
import dev.cardfile.oauth.Challenge;
import dev.cardfile.oauth.RedirectUri;
import dev.cardfile.oauth.TokenGrant;
import dev.cardfile.store.Activities;
import dev.cardfile.store.BusinessStoreContract;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.write.Writes;
import dev.cardfile.write.imports.Imports;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fills a store with values of every kind, and reads all of them. */
public final class FilledStore {

  public static final LocationId STRICT = new LocationId("strict");
  public static final LocationId LAX = new LocationId("lax");

  /** So many contacts that a copy takes more than one transaction. */
  static final int MANY = 700;

  public static final Token GOOD =
      new Token(
          "good",
          TokenHash.of("good"),
          STRICT,
          null,
          Set.of(Scope.CONTACTS_WRITE),
          NOW,
          null,
          null);

  private static final List<Token> TOKENS =
      List.of(
          GOOD,
          new Token(
              "full",
              TokenHash.of("full"),
              LAX,
              "Ünïcödé 😀 \"quoted\" 'too'",
              EnumSet.allOf(Scope.class),
              NOW,
              NOW.plusSeconds(1),
              NOW.plusSeconds(2)),
          new Token("bare", TokenHash.of("bare"), LAX, null, Set.of(), NOW, null, null));

  private static final App APP =
      new App(
          "app00000000000000001",
          TokenHash.of("app"),
          "Äpp",
          "company",
          List.of(new RedirectUri("https://app.example/back")),
          EnumSet.allOf(Scope.class),
          List.of(LAX, STRICT),
          NOW,
          null);

  private static final Authorization AUTHORIZATION =
      new Authorization(
          "family",
          APP.id(),
          LAX,
          "full",
          Set.of(Scope.CONTACTS_WRITE),
          NOW,
          NOW.plusSeconds(600),
          null);

  private static final AppCredential CREDENTIAL =
      new AppCredential(
          TokenHash.of("code"),
          AUTHORIZATION.id(),
          APP.id(),
          AppCredential.Kind.CODE,
          new AppCredential.Code(APP.redirectUris().getFirst(), new Challenge("c".repeat(43))),
          NOW,
          NOW.plusSeconds(600),
          null);

  private static final Token ISSUED =
      new Token(
          "issued",
          TokenHash.of("issued"),
          LAX,
          APP.name(),
          Set.of(Scope.CONTACTS_WRITE),
          NOW,
          NOW.plusSeconds(60),
          null,
          new TokenOrigin(APP.id(), AUTHORIZATION.id()));

  private static final List<Operator> OPERATORS =
      List.of(
          new Operator("all", TokenHash.of("all"), "Äll", null, NOW, null, null),
          new Operator(
              "some",
              TokenHash.of("some"),
              null,
              List.of(STRICT, LAX),
              NOW,
              NOW.plusSeconds(60),
              NOW.plusSeconds(3)));

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "Ünïcödé ß İ 漢字",
          "astral 😀 𝒳",
          "'; DROP TABLE contact; -- \\ \" \n\t\r %s {} $1 ?",
          "\u0001\u007f\u200b\ufeff\uffff",
          "long ".repeat(500));

  /** The locations of the store; one more is being deleted. */
  public static final List<LocationId> LOCATIONS = List.of(STRICT, LAX, new LocationId("empty"));

  private FilledStore() {}

  public static void fill(Stores stores) {
    stores.locations().create(location(STRICT, false, MatchingField.EMAIL, MatchingField.PHONE));
    stores.locations().create(location(LAX, true, MatchingField.PHONE));
    stores.locations().create(location(new LocationId("empty"), false, MatchingField.EMAIL));
    int number = 0;
    for (CustomFieldType type : CustomFieldType.values()) {
      List<String> options = number % 2 == 0 ? List.of() : List.of("one", "zwei,\"3\"");
      Writing.to(stores)
          .locations()
          .addField(
              LAX,
              Writing.TEST,
              new CustomFieldDefinition(
                  "f" + number, "key_" + number, "Näme", type, options, details(number)));
      number++;
    }
    Writing.to(stores).tags().add(STRICT, Writing.TEST, new LocationTag("t1", "By Hand"));
    Writing.to(stores)
        .namedValues()
        .add(STRICT, Writing.TEST, new NamedValue("v1", "key", "Name", TEXTS.getLast()));
    TOKENS.forEach(stores.tokens()::create);
    OPERATORS.forEach(stores.operators()::create);
    stores.operators().addLink(TokenHash.of("link"), NOW.plusSeconds(600), NOW);
    deleteLocation(stores);
    stores.tokens().revoke("bare", NOW.plusSeconds(3));
    stores.apps().create(APP);
    stores.apps().begin(AUTHORIZATION, new TokenGrant(ISSUED, CREDENTIAL), App::isValid);
    insert(stores, STRICT, everyKind());
    insert(stores, LAX, List.of(Contacts.full("1", "twice"), Contacts.full("2", "twice")));
    insert(stores, STRICT, many());
    fillAround(stores);
    delete(stores, new ContactId("many0000"));
  }

  /** Creates a location whose deletion is in progress. */
  private static void deleteLocation(Stores stores) {
    LocationId gone = new LocationId("gone");
    stores.locations().create(location(gone, false, MatchingField.EMAIL));
    insert(stores, gone, List.of(Contacts.full("1", "gone")));
    stores.deletions().begin(gone, NOW);
    var _ = stores.deletions().proceed(gone, NOW);
  }

  private static <A extends Activity> void add(
      Stores stores, LocationId location, Activities<A> kind, A activity) {
    Writes writes = Writing.to(stores);
    var _ = writes.run(kind.writes().apply(writes).add(location, Writing.TERMS, activity));
  }

  private static void name(Stores stores, Alias alias, ContactId contact) {
    var _ =
        stores
            .transactions()
            .exclusively(
                LAX,
                Writing.TEST,
                Set.of(new Lookup.ById(contact)),
                view -> {
                  var _ = view.get(new Lookup.ById(contact)).orElseThrow();
                  return Decision.of(alias, new Effect.PutAlias(alias, contact, null));
                });
  }

  private static void keep(Stores stores, RetryOutcome outcome) {
    var _ =
        stores
            .transactions()
            .exclusively(
                LAX,
                Writing.TEST,
                Set.of(),
                view -> Decision.of(outcome, new Effect.KeepOutcome(outcome, false)));
  }

  /** Adds what belongs to contacts. One of the contacts is deleted later. */
  private static void fillAround(Stores stores) {
    for (String contact : List.of("many0000", "0blank")) {
      add(stores, STRICT, Activities.NOTES, Activities.NOTES.least("n1", contact));
      add(stores, STRICT, Activities.TASKS, Activities.TASKS.least("t1", contact));
    }
    Imports imports = new Imports(() -> NOW);
    Writes writes = Writing.to(stores);
    var _ = writes.run(imports.begin(LAX, Writing.TEST, "import1", TEXTS.get(1), TEXTS.get(2)));
    var _ = writes.run(imports.receive(LAX, Writing.TEST, "import1", 0, TEXTS.get(2), 7));
    Import waiting =
        ((Imports.Outcome.Done) writes.run(imports.received(LAX, Writing.TEST, "import1"))).now();
    var _ = writes.run(imports.run(LAX, waiting, "server"));
    for (String text : TEXTS) {
      var _ =
          writes.run(
              imports.passOver(
                  LAX,
                  waiting,
                  "server",
                  new KeptRow(
                      1 + TEXTS.indexOf(text),
                      3,
                      "failed",
                      null,
                      "code",
                      text,
                      text,
                      new KeptRow.Person(
                          Set.of(new MatchKey(MatchingField.EMAIL, text)),
                          new Alias(text, text)))));
    }
    keep(stores, RetryOutcome.erased(new RetryKey("scope", "erased"), NOW));
    for (String text : TEXTS) {
      int number = 2 + TEXTS.indexOf(text);
      name(stores, new Alias(text, "alias" + number), new ContactId("1"));
      keep(
          stores,
          new RetryOutcome(
              new RetryKey("scope", "key" + number),
              "fingerprint",
              NOW,
              number == 3 ? null : new ContactId("1"),
              new RetryOutcome.Answer(200, text, number == 4 ? null : "\"" + number + "\"")));
      add(stores, LAX, Activities.NOTES, Activities.NOTES.full("n" + number, "1", text));
      add(stores, LAX, Activities.TASKS, Activities.TASKS.full("t" + number, "1", text));
      Writing.to(stores)
          .businesses()
          .add(STRICT, Writing.TEST, BusinessStoreContract.full("b" + number, text));
    }
    Writing.to(stores)
        .businesses()
        .add(STRICT, Writing.TEST, new Business("b1", "Least", Map.of(), NOW, NOW));
  }

  private static FieldDetails details(int number) {
    return number % 3 == 0
        ? FieldDetails.NONE
        : new FieldDetails(
            number, "p" + number, "ü", null, List.of(".pdf"), true, number, List.of("", "x"));
  }

  public static Location location(String id) {
    return location(new LocationId(id), false, MatchingField.EMAIL);
  }

  private static Location location(LocationId id, boolean lax, MatchingField... order) {
    return new Location(
        id,
        lax ? "Lax 😀" : "Strict",
        lax ? new Country("DE") : null,
        lax ? new TimeZoneName("Europe/Berlin") : null,
        lax ? "company" : null,
        new DuplicatePreference(lax, new MatchOrder(List.of(order))),
        lax
            ? new LocationProfile(
                Map.of(ProfileText.WEBSITE, "ü", ProfileText.BUSINESS_NAME, "😀"),
                Set.of(KeptSetting.DISABLE_CONTACT_TIMEZONE))
            : LocationProfile.NONE,
        lax ? InvalidValues.DROP : null,
        CustomFieldDefinitions.NONE,
        0);
  }

  private static List<Contact> everyKind() {
    List<Contact> contacts = new ArrayList<>();
    contacts.add(Contacts.blank("0blank"));
    for (String text : TEXTS) {
      contacts.add(Contacts.full("full" + contacts.size(), text));
    }
    contacts.add(
        Contacts.withCustomFields(
            "custom",
            Map.of(
                "text", new CustomValue.Text(""),
                "number", new CustomValue.Numeric(new BigDecimal("-12345678901234567890.0100")),
                "small", new CustomValue.Numeric(new BigDecimal("1E-30")),
                "list", new CustomValue.Texts(List.of("", "a", "a")),
                "json", new CustomValue.Json("{\"a\":[null,1.0]}"))));
    return contacts;
  }

  private static List<Contact> many() {
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      String id = "many%04d".formatted(i);
      contacts.add(Contacts.withEmails(id, id + "@example.com"));
    }
    return contacts;
  }

  public static void insert(Stores stores, LocationId location, List<Contact> contacts) {
    WorkingSet.exclusively(
        stores,
        location,
        Set.of(),
        working -> {
          for (Contact contact : contacts) {
            working.insert(contact);
            working.addTags(contact.tags().names());
          }
          return location;
        });
  }

  private static void delete(Stores stores, ContactId id) {
    WorkingSet.exclusively(
        stores,
        STRICT,
        Set.of(new Lookup.ById(id)),
        working -> {
          working.delete(working.contact(id).orElseThrow().id());
          return id;
        });
  }

  /** Returns what a store answers when asked for everything that {@link #fill} has written. */
  public static List<Object> answers(Stores stores) {
    List<Object> answers = new ArrayList<>();
    for (Location location : stores.locations().list()) {
      answers.addAll(Arrays.asList(location.id(), location.name(), location.companyId()));
      answers.addAll(Arrays.asList(location.country(), location.timezone()));
      answers.add(location.preference());
      answers.add(location.customFields().all());
      answers.add(location.revision());
      answers.add(stores.tags().list(location.id()));
      answers.add(stores.namedValues().list(location.id()));
    }
    answers.add(stores.locations().countDuplicates(STRICT));
    for (Token token : TOKENS) {
      answers.add(stores.tokens().find(token.hash()));
    }
    answers.add(stores.operators().list());
    answers.add(stores.deletions().pending());
    answers.add(stores.apps().list());
    answers.add(stores.apps().find(CREDENTIAL.hash()));
    answers.add(stores.tokens().find(ISSUED.hash()));
    for (Contact contact : everyKind()) {
      answers.add(stores.contacts().find(STRICT, contact.id()));
    }
    answers.add(stores.contacts().find(LAX, new ContactId("2")));
    answers.add(stores.contacts().find(STRICT, new ContactId("many0000")));
    for (ContactId id : List.of(new ContactId("1"), new ContactId("2"))) {
      answers.add(stores.notes().list(LAX, id));
      answers.add(stores.tasks().list(LAX, id));
    }
    answers.add(stores.notes().list(STRICT, new ContactId("0blank")));
    answers.add(
        stores
            .taskSearch()
            .find(LAX, new TaskQuery(Set.of(), null, Set.of(), null, null, null, 0, MANY)));
    answers.add(stores.businesses().list(STRICT, MANY, 0));
    for (String email :
        List.of("primary@plain", "a@astral 😀 𝒳", "many0000@example.com", "no@no")) {
      MatchKey key = new MatchKey(MatchingField.EMAIL, email);
      answers.add(
          WorkingSet.exclusively(
              stores, STRICT, Set.of(new Lookup.ByKey(key)), working -> working.oldestHolder(key)));
    }
    return answers;
  }
}
