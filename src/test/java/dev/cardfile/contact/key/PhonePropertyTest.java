package dev.cardfile.contact.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Numbers of every region, in many spellings and with what real callers add to them. The digits of
 * the result must be those that were typed, except for what {@link PhoneDigits} allows.
 */
class PhonePropertyTest {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private static final List<String> REGIONS =
      NUMBERS.getSupportedRegions().stream().sorted().toList();

  private static final List<String> INVISIBLE =
      List.of("\u200b", "\u202a", "\u202c", "\u200e", "\ufeff", "\u00ad", "\ufe0f", "\udb40\udd00");
  private static final List<String> BLANKS = List.of(" ", "\t", "\u00a0", "\u2009", "\u3000");
  private static final List<String> LETTERS =
      List.of("O", "l", "x", "X", "e", "ß", "ж", "ａ", "あ", "\ud835\udc00");
  private static final List<String> WORDS =
      List.of(" ext. ", " ext", ";ext=", " EXTENSION: ", " доб. ", " anexo ", ", int ");
  private static final List<String> SIGNS = List.of(" x", "x", " #", "~", ",", ",,", ";", " X ");
  private static final List<Integer> ZEROS = List.of(0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce);

  private final long seed =
      Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
  private final Random random = new Random(seed);

  /**
   * A number as somebody may type it.
   *
   * @param region the region in which it is dialled
   */
  private record Input(String text, String region) {}

  @Test
  void theDigitsKeptAreTheDigitsTyped() {
    System.out.println("phones: the same numbers again with -Dcardfile.seed=" + seed);
    int accepted = 0;
    for (String region : REGIONS) {
      List<PhoneNumber> examples = examples(region);
      if (!examples.isEmpty()) {
        for (Input input : spellings(any(examples), region)) {
          accepted += check(input);
          check(new Input(withMoreOrFewerDigits(input.text()), input.region()));
          check(new Input(input.text(), any(REGIONS)));
          invisibleCharactersAndBlanksChangeNothing(input);
          lettersAreRefused(input);
          extensionsAreKeptOut(input);
        }
      }
    }
    // Otherwise hardly anything would have been checked.
    assertThat(accepted).isGreaterThan(1_000);
  }

  @Test
  void everyExampleIsAcceptedAsWhatItIs() {
    for (String region : REGIONS) {
      for (PhoneNumber number : examples(region)) {
        Phone phone = new Phone(e164(number));
        for (PhoneNumberFormat format :
            List.of(
                PhoneNumberFormat.E164,
                PhoneNumberFormat.INTERNATIONAL,
                PhoneNumberFormat.RFC3966)) {
          assertThat(Phone.parse(NUMBERS.format(number, format), any(REGIONS)))
              .as("seed %d: %s %s", seed, phone, format)
              .contains(new Phone.Typed(phone, null));
        }
      }
    }
  }

  /** Covers every example number of every region, in the spellings that need no library. */
  @Test
  void plainNumbersAreReadAsTheLibraryReadsThem() {
    System.out.println("phones: the same numbers again with -Dcardfile.seed=" + seed);
    int plain = 0;
    int withTrunk = 0;
    for (String region : REGIONS) {
      for (PhoneNumber number : examples(region)) {
        for (Input input : spellings(number, region)) {
          int one = checkPlain(input);
          plain += one;
          withTrunk += input.text().startsWith("0") ? one : 0;
          for (int i = 0; i < 4; i++) {
            checkPlain(new Input(withMoreOrFewerDigits(input.text()), input.region()));
            checkPlain(new Input(withOtherDigits(input.text()), input.region()));
            checkPlain(new Input(input.text(), any(REGIONS)));
          }
        }
      }
    }
    // Otherwise hardly anything would have been checked.
    assertThat(plain).isGreaterThan(2_000);
    assertThat(withTrunk).isGreaterThan(500);
  }

  /** Returns 1 if the input is read without the library, otherwise 0. */
  private int checkPlain(Input input) {
    String plain = PlainPhone.read(input.text(), input.region());
    if (plain == null) {
      return 0;
    }
    assertThat(Phone.parseWhole(input.text(), input.region()))
        .as("seed %d: %s", seed, input)
        .contains(new Phone.Typed(new Phone(plain), null));
    return 1;
  }

  private String withOtherDigits(String text) {
    return text.codePoints()
        .map(each ->
            each >= '0' && each <= '9' && random.nextInt(4) == 0 ? '0' + random.nextInt(10) : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Returns 1 if the input is accepted, otherwise 0. */
  private int check(Input input) {
    Optional<Phone.Typed> read = Phone.parse(input.text(), input.region());
    if (read.isEmpty()) {
      return 0;
    }
    Phone.Typed typed = read.get();
    assertThat(typed.extension()).as("seed %d: %s", seed, input).isNull();
    assertThat(PhoneDigits.mayStandFor(input.text(), input.region(), typed.phone().value()))
        .as("seed %d: %s became %s", seed, input, typed)
        .isTrue();
    return 1;
  }

  private void invisibleCharactersAndBlanksChangeNothing(Input input) {
    Optional<Phone.Typed> plain = Phone.parse(input.text(), input.region());
    String text = inserted(any(INVISIBLE), inserted(any(INVISIBLE), input.text()));
    text = text.replace(" ", any(BLANKS));
    int zero = any(ZEROS);
    String other =
        text.codePoints()
            .map(each -> each >= '0' && each <= '9' ? each - '0' + zero : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    for (String same : List.of(text, other)) {
      assertThat(Phone.parse(same, input.region()))
          .as("seed %d: %s as %s", seed, input, same)
          .isEqualTo(plain);
    }
  }

  private void lettersAreRefused(Input input) {
    int at = random.nextInt(input.text().length() + 1);
    String letter = any(LETTERS);
    String behind = input.text().substring(at);
    // An x here may begin an extension, to which another rule applies.
    boolean word = at > 0 && letter.equalsIgnoreCase("x") && !behind.isEmpty();
    if (!word) {
      String text = input.text().substring(0, at) + letter + behind;
      assertThat(Phone.parse(text, input.region())).as("seed %d: %s", seed, text).isEmpty();
    }
    if (at < input.text().length() && Character.isDigit(input.text().charAt(at))) {
      String text = input.text().substring(0, at) + "O" + input.text().substring(at + 1);
      assertThat(Phone.parse(text, input.region())).as("seed %d: %s", seed, text).isEmpty();
    }
  }

  private void extensionsAreKeptOut(Input input) {
    Optional<Phone> plain = Phone.parse(input.text(), input.region()).map(Phone.Typed::phone);
    String digits = digits(1 + random.nextInt(7));
    String worded = input.text() + any(WORDS) + digits;
    assertThat(Phone.parse(worded, input.region()))
        .as("seed %d: %s", seed, worded)
        .isEqualTo(plain.map(phone -> new Phone.Typed(phone, digits)));
    String sign = any(SIGNS);
    String signed = input.text() + sign + digits;
    assertThat(Phone.parse(signed, input.region()))
        .as("seed %d: %s", seed, signed)
        .isEqualTo(
            plain.filter(phone -> isValid(phone)).map(phone -> new Phone.Typed(phone, digits)));
    String tooLong = input.text() + sign + digits(8 + random.nextInt(4));
    assertThat(Phone.parse(tooLong, input.region())).as("seed %d: %s", seed, tooLong).isEmpty();
  }

  private List<PhoneNumber> examples(String region) {
    List<PhoneNumber> examples = new ArrayList<>();
    for (PhoneNumberType type : NUMBERS.getSupportedTypesForRegion(region)) {
      PhoneNumber number = NUMBERS.getExampleNumberForType(region, type);
      if (number != null && Phone.parse(e164(number), region).isPresent()) {
        examples.add(number);
      }
    }
    return examples;
  }

  private List<Input> spellings(PhoneNumber number, String region) {
    String other = any(REGIONS);
    String national = NUMBERS.format(number, PhoneNumberFormat.NATIONAL);
    String significant = NUMBERS.getNationalSignificantNumber(number);
    return List.of(
        new Input(e164(number), other),
        new Input(NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL), other),
        new Input(national, region),
        new Input(national.replaceAll("[^0-9]", ""), region),
        new Input(significant, region),
        new Input(number.getCountryCode() + significant, region),
        new Input(NUMBERS.formatOutOfCountryCallingNumber(number, other), other),
        new Input("+" + number.getCountryCode() + " (0)" + significant, other),
        new Input(NUMBERS.formatNationalNumberWithCarrierCode(number, "21"), region));
  }

  private String withMoreOrFewerDigits(String text) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + random.nextInt(10) + text.substring(at);
      default -> random.nextInt(100) + text;
    };
  }

  private String inserted(String what, String text) {
    int points = text.codePointCount(0, text.length());
    int at = text.offsetByCodePoints(0, random.nextInt(points + 1));
    return text.substring(0, at) + what + text.substring(at);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String e164(PhoneNumber number) {
    return NUMBERS.format(number, PhoneNumberFormat.E164);
  }

  private static boolean isValid(Phone phone) {
    try {
      return NUMBERS.isValidNumber(NUMBERS.parse(phone.value(), null));
    } catch (com.google.i18n.phonenumbers.NumberParseException broken) {
      throw new AssertionError(phone.value(), broken);
    }
  }
}
