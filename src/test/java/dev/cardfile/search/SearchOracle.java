package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.TextField;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a search must find, computed from the contacts alone, without a store. */
public final class SearchOracle {

  private SearchOracle() {}

  /** Returns all contacts that pass the filter, in order. */
  public static List<Contact> find(List<Contact> contacts, Filter filter, Sorting sorting) {
    return contacts.stream()
        .filter(contact -> accepts(filter, contact))
        .sorted(order(sorting))
        .toList();
  }

  public static boolean accepts(Filter filter, Contact contact) {
    return switch (filter) {
      case Filter.All(List<Filter> filters) ->
          filters.stream().allMatch(each -> accepts(each, contact));
      case Filter.Any(List<Filter> filters) ->
          filters.stream().anyMatch(each -> accepts(each, contact));
      case Filter.Not(Filter not) -> !accepts(not, contact);
      case Filter.Word(String beginning) ->
          Stream.of(OwnField.FIRST_NAME, OwnField.LAST_NAME, OwnField.COMPANY_NAME, OwnField.EMAIL)
              .flatMap(field -> own(field, contact))
              .anyMatch(value -> hasWord(((Value.Text) value).text(), beginning));
      case Filter.Tag(String folded) ->
          contact.tags().names().stream().map(WordFolding::fold).anyMatch(folded::equals);
      case Filter.Test(Field.Custom custom, Condition.Exists exists) ->
          contact.customFields().values().containsKey(custom.id());
      case Filter.Test(Field field, Condition condition) ->
          values(field, contact).anyMatch(value -> meets(condition, value));
    };
  }

  private static boolean hasWord(String text, String beginning) {
    String lower = WordFolding.fold(text);
    return IntStream.range(0, lower.length())
        .filter(at -> at == 0 || " .@-_+',/()&".indexOf(lower.charAt(at - 1)) >= 0)
        .anyMatch(at -> lower.startsWith(beginning, at));
  }

  private static boolean meets(Condition condition, Value value) {
    return switch (condition) {
      case Condition.Exists exists -> true;
      case Condition.Equal(Value wanted) -> compare(value, wanted) == 0;
      case Condition.Contains(String part) ->
          value instanceof Value.Text(String text) && text.contains(part);
      case Condition.StartsWith(String beginning) ->
          value instanceof Value.Text(String text) && text.startsWith(beginning);
      case Condition.EndsWith(String end) ->
          value instanceof Value.Text(String text) && text.endsWith(end);
      case Condition.Within(List<Condition.Bound> bounds) ->
          bounds.stream().allMatch(bound -> isWithin(value, bound));
    };
  }

  private static boolean isWithin(Value value, Condition.Bound bound) {
    int side = compare(value, bound.value());
    return switch (bound.side()) {
      case ABOVE -> side > 0;
      case FROM -> side >= 0;
      case BELOW -> side < 0;
      case UP_TO -> side <= 0;
    };
  }

  private static int compare(Value value, Value other) {
    return switch (value) {
      case Value.Text(String text) ->
          Arrays.compareUnsigned(bytes(text), bytes(((Value.Text) other).text()));
      case Value.Whole(long number) -> Long.compare(number, ((Value.Whole) other).number());
      case Value.Decimal(double number) -> {
        double wanted = ((Value.Decimal) other).number();
        yield number == wanted ? 0 : Double.compare(number, wanted);
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Comparator<Contact> order(Sorting sorting) {
    Comparator<Contact> order =
        Comparator.comparingInt(contact -> rank(sorting.leading(), contact));
    for (Sorting.Key key : sorting.keys()) {
      Comparator<Value> byValue = SearchOracle::compare;
      order =
          order.thenComparing(
              contact -> key.field().of(contact),
              Comparator.nullsLast(key.descending() ? byValue.reversed() : byValue));
    }
    Comparator<Contact> oldestFirst = Comparator.comparing(contact -> contact.id().value());
    return order.thenComparing(sorting.oldestFirst() ? oldestFirst : oldestFirst.reversed());
  }

  private static int rank(List<Filter> leading, Contact contact) {
    return IntStream.range(0, leading.size())
        .filter(i -> accepts(leading.get(i), contact))
        .findFirst()
        .orElse(leading.size());
  }

  private static Stream<Value> values(Field field, Contact contact) {
    return switch (field) {
      case OwnField own -> own(own, contact);
      case Field.Custom custom -> custom(custom, contact);
    };
  }

  private static Stream<Value> custom(Field.Custom field, Contact contact) {
    CustomValue value = contact.customFields().values().get(field.id());
    return switch (value) {
      case null -> Stream.empty();
      case CustomValue.Json json -> Stream.empty();
      case CustomValue.Numeric(var number) ->
          field.kind() == Field.Kind.NUMBER
              ? Stream.of(new Value.Decimal(number.doubleValue()))
              : Stream.empty();
      case CustomValue.Text(String text) ->
          switch (field.kind()) {
            case TEXT -> Stream.of(new Value.Text(CaseFolding.fold(text)));
            case DATE -> Stream.of(new Value.Text(text));
            default -> Stream.empty();
          };
      case CustomValue.Texts(List<String> texts) ->
          field.kind() == Field.Kind.TEXT
              ? texts.stream().map(text -> new Value.Text(CaseFolding.fold(text)))
              : Stream.empty();
    };
  }

  private static Stream<Value> own(OwnField field, Contact contact) {
    return switch (field) {
      case ID -> codes(contact.id().value());
      case FIRST_NAME -> text(contact.name().first());
      case LAST_NAME -> text(contact.name().last());
      case EMAIL -> codes(contact.emails().primary());
      case PHONE -> codes(contact.phones().primary());
      case ADDITIONAL_EMAILS -> contact.emails().additional().stream().map(Value.Text::new);
      case ADDITIONAL_PHONES -> contact.phones().additional().stream().map(Value.Text::new);
      case COMPANY_NAME -> text(contact.texts().get(TextField.COMPANY_NAME));
      case ADDRESS1 -> text(contact.texts().get(TextField.ADDRESS1));
      case CITY -> text(contact.texts().get(TextField.CITY));
      case STATE -> text(contact.texts().get(TextField.STATE));
      case POSTAL_CODE -> text(contact.texts().get(TextField.POSTAL_CODE));
      case COUNTRY -> codes(contact.texts().get(TextField.COUNTRY));
      case WEBSITE -> text(contact.texts().get(TextField.WEBSITE));
      case SOURCE -> text(contact.texts().get(TextField.SOURCE));
      case TIMEZONE -> text(contact.texts().get(TextField.TIMEZONE));
      case GENDER -> text(contact.texts().get(TextField.GENDER));
      case ASSIGNED_TO -> codes(contact.texts().get(TextField.ASSIGNED_TO));
      case TYPE -> codes(contact.texts().getOrDefault(TextField.TYPE, "lead"));
      case BUSINESS_ID -> codes(contact.texts().get(TextField.BUSINESS_ID));
      case BUSINESS_NAME -> Stream.empty();
      case FOLLOWERS -> contact.followers().userIds().stream().map(Value.Text::new);
      case TAGS -> contact.tags().names().stream().map(Value.Text::new);
      case DND -> Stream.of(Value.of(Boolean.TRUE.equals(contact.dnd().everywhere())));
      case DND_CALL -> status(contact.dnd().channels().get(DndChannel.CALL));
      case DND_EMAIL -> status(contact.dnd().channels().get(DndChannel.EMAIL));
      case DND_SMS -> status(contact.dnd().channels().get(DndChannel.SMS));
      case DND_WHATSAPP -> status(contact.dnd().channels().get(DndChannel.WHATSAPP));
      case DND_GMB -> status(contact.dnd().channels().get(DndChannel.GMB));
      case DND_FB -> status(contact.dnd().channels().get(DndChannel.FB));
      case INBOUND_DND -> status(contact.dnd().inbound());
      case DATE_OF_BIRTH -> Stream.ofNullable(contact.dateOfBirth()).map(Value::of);
      case DATE_ADDED -> Stream.of(Value.of(contact.dateAdded()));
      case DATE_UPDATED -> Stream.of(Value.of(contact.dateUpdated()));
    };
  }

  private static Stream<Value> codes(String code) {
    return Stream.ofNullable(code).map(Value.Text::new);
  }

  private static Stream<Value> text(String text) {
    return Stream.ofNullable(text).map(each -> new Value.Text(CaseFolding.fold(each)));
  }

  private static Stream<Value> status(DndSetting setting) {
    return Stream.ofNullable(setting)
        .map(each -> new Value.Text(each.status().name().toLowerCase(Locale.ROOT)));
  }
}
