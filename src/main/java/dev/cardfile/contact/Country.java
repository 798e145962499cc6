package dev.cardfile.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A country by its two-letter code in upper case. Accepted are the codes of the original's own list
 * (which has {@code XK} and {@code AN}) and the four of ISO 3166-1 that it lacks: BL BQ CW SS.
 */
public record Country(String code) {

  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{2}");

  private static final Set<String> CODES =
      Set.of(
          """
          AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT
          BO BA BW BV BR IO BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK
          CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA
          GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM VA HN HK HU IS IN ID IR IQ
          IE IM IL IT JM JP JE JO KZ KE KI KP KR XK KW KG LA LV LB LS LR LY LI LT LU MO
          MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL
          AN NC NZ NI NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO
          RU RW SH KN LC MF PM VC WS SM ST SA SN RS SC SL SG SX SK SI SB SO ZA GS ES LK
          SD SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK TO TT TN TR TM TC TV UG GB UA AE US
          UM UY UZ VU VE VN VG VI WF EH YE ZM ZW
          BL BQ CW SS
          """
              .split("\\s+"));

  /** Reads a code in either case, blanks around it trimmed; empty when it is not on the list. */
  public static Optional<Country> parse(String typed) {
    String letters = typed.strip();
    // Other letters have such capitals too: without this, "ıt" would be Italy.
    if (!LETTERS.matcher(letters).matches()) {
      return Optional.empty();
    }
    String code = letters.toUpperCase(Locale.ROOT);
    return CODES.contains(code) ? Optional.of(new Country(code)) : Optional.empty();
  }

  public static Set<String> codes() {
    return CODES;
  }

  @Override
  public String toString() {
    return code;
  }
}
