package dev.cardfile.store.sql.query;

import dev.cardfile.store.sql.jdbc.Wording;
import dev.cardfile.store.sql.statement.Statements;

/**
 * The pieces of SQL of which searches are assembled, as SQLite and as PostgreSQL spell them. There
 * are no other pieces, and only {@link SqlBuilder} assembles them: a value from a request becomes a
 * parameter, and never part of the text.
 */
enum SearchFragment {
  SELECT("SELECT id, " + Statements.CONTACT_COLUMNS + " FROM "),
  COUNT("SELECT count(*) FROM "),

  /** All contacts. Followed by the location. */
  CONTACTS("contact WHERE location_id = "),
  AND_ID_IN(" AND id IN ("),

  /** The contacts that are not indexed yet, and those that the index finds. */
  NEWEST(
      "(SELECT location_id, id, "
          + Statements.CONTACT_COLUMNS
          + " FROM contact WHERE location_id = "),
  BEYOND_INDEX(" AND id > coalesce((SELECT indexed_to FROM location WHERE location_id = "),
  END_OF_INDEX("), '')"),
  AND_THOSE(
      " UNION ALL SELECT location_id, led.contact_id AS id, "
          + Statements.CONTACT_COLUMNS
          + " FROM ("),
  /** SQLite executes a cross join in the order in which it is written. */
  LED(") AS led CROSS JOIN contact WHERE contact.location_id = "),
  BY_ID(" AND contact.id = led.contact_id) AS contact WHERE 1 = 1"),

  HOLDERS("SELECT contact_id FROM contact_key WHERE location_id = "),
  AND_FIELD(" AND field = "),
  AND_VALUE(" AND value"),
  WITHIN_INDEX(" AND contact_id <= coalesce((SELECT indexed_to FROM location WHERE location_id = "),
  WITH_TERM("SELECT contact_id FROM contact_term WHERE location_id = "),
  WITH_SOME_TERM("SELECT DISTINCT contact_id FROM contact_term WHERE location_id = "),
  AND_KIND(" AND kind = "),
  AND_TERM(" AND term"),
  AND_CONTACT(" AND contact_id"),
  BY_CONTACT(" ORDER BY contact_id"),
  UNION(" UNION "),

  COUNT_LED("SELECT count(*) FROM ("),
  END_OF_LED(") AS led"),
  SUM("SELECT (SELECT count(*) FROM ("),
  PLUS(") AS led) + (SELECT count(*) FROM contact WHERE location_id = "),
  COUNT_INDEXED("SELECT coalesce((SELECT indexed_contacts FROM location WHERE location_id = "),
  PLUS_NEWEST("), 0) + (SELECT count(*) FROM contact WHERE location_id = "),

  /** Tasks with the names of their contacts. Followed by the location, twice. */
  TASKS_WITH_CONTACTS(
      "SELECT "
          + Statements.TASK_COLUMNS
          + ", contact.first_name, contact.last_name"
          + " FROM task JOIN contact ON contact.id = task.contact_id AND contact.location_id = "),
  OF_THE_TASKS(" WHERE task.location_id = "),
  AND_CONTACT_OF_TASK(" AND task.contact_id"),
  AND_COMPLETED(" AND task.completed = "),
  AND_ASSIGNED_TO(" AND task.assigned_to"),
  AND_BUSINESS(" AND contact.business_id = "),
  AND_DUE_AFTER(" AND (task.due_date, task.id) > ("),
  BY_DUE_DATE(" ORDER BY task.due_date, task.id"),
  WHERE_ASCII_TITLE(WordsSql.OF_TITLE_IN_SQLITE, WordsSql.OF_TITLE_IN_POSTGRES),
  TITLE(WordsSql.OF_TITLE),
  IN(" IN ("),

  ORDER_BY(" ORDER BY "),
  LIMIT(" LIMIT "),
  OFFSET(" OFFSET "),

  /** The rank of a contact by the leading filters of a sorting. */
  CASE("CASE"),
  WHEN(" WHEN "),
  THEN(" THEN "),
  ELSE(" ELSE "),
  END(" END"),
  /** The rank of the contact at a cursor; 0, the first rank, if that contact no longer exists. */
  PLACE("coalesce((SELECT "),
  OF_CONTACT(" FROM contact WHERE location_id = "),
  AND_ID(" AND id = "),
  OR_FIRST("), 0)"),

  PARAMETER("?"),
  COMMA(", "),
  OPEN("("),
  CLOSE(")"),
  AND(" AND "),
  OR(" OR "),
  TRUE("1 = 1"),
  FALSE("1 = 0"),
  IS_NOT_TRUE(" IS NOT TRUE"),
  IS_NULL(" IS NULL"),
  IS_NOT_NULL(" IS NOT NULL"),
  EQUALS(" = "),
  LESS(" < "),
  LESS_OR_EQUAL(" <= "),
  GREATER(" > "),
  GREATER_OR_EQUAL(" >= "),
  DESCENDING(" DESC"),

  LOWER("lower("),
  REPLACE("replace("),
  POSITION("instr(", "strpos("),
  FOUND(") > 0"),
  FOUND_FIRST(") = 1"),
  END_OF("substr(", "right("),
  FROM_END(", -CAST(", ", CAST("),
  AS_LENGTH(" AS INTEGER))"),

  MATCHES(" REGEXP ", " ~ "),

  /**
   * If the text is all ASCII, whether it contains what follows; otherwise, what comes after {@code
   * OTHERWISE}.
   */
  WHERE_ASCII_WORDS(WordsSql.OF_CONTACT_IN_SQLITE, WordsSql.OF_CONTACT_IN_POSTGRES),
  WORDS(WordsSql.OF_CONTACT),
  OTHERWISE(" ELSE "),

  /** The same for a tag, which must equal what follows. */
  WHERE_ASCII_TAG(
      "CASE WHEN octet_length(element.value) = length(element.value)"
          + " THEN lower(element.value) = ",
      "CASE WHEN octet_length(element.value) = length(element.value)"
          + " THEN lower(element.value COLLATE \"C\") = "),

  ID("id"),
  FIRST_NAME("first_name"),
  LAST_NAME("last_name"),
  EMAIL("email"),
  PHONE("phone"),
  COMPANY_NAME("company_name"),
  ADDRESS1("address1"),
  CITY("city"),
  STATE("state"),
  POSTAL_CODE("postal_code"),
  COUNTRY("country"),
  WEBSITE("website"),
  SOURCE("source"),
  TIMEZONE("timezone"),
  GENDER("gender"),
  ASSIGNED_TO("assigned_to"),
  DATE_OF_BIRTH("date_of_birth"),
  DATE_ADDED("date_added"),
  DATE_UPDATED("date_updated"),
  DND("coalesce(dnd, 0)"),
  DND_CALL(
      "json_extract(dnd_settings, '$.call.status')", "dnd_settings::jsonb #>> '{call,status}'"),
  DND_EMAIL(
      "json_extract(dnd_settings, '$.email.status')", "dnd_settings::jsonb #>> '{email,status}'"),
  DND_SMS("json_extract(dnd_settings, '$.sms.status')", "dnd_settings::jsonb #>> '{sms,status}'"),
  DND_WHATSAPP(
      "json_extract(dnd_settings, '$.whatsapp.status')",
      "dnd_settings::jsonb #>> '{whatsapp,status}'"),
  DND_GMB("json_extract(dnd_settings, '$.gmb.status')", "dnd_settings::jsonb #>> '{gmb,status}'"),
  DND_FB("json_extract(dnd_settings, '$.fb.status')", "dnd_settings::jsonb #>> '{fb,status}'"),
  INBOUND_DND("json_extract(inbound_dnd, '$.status')", "inbound_dnd::jsonb ->> 'status'"),

  /** A contact without a type is a lead. */
  TYPE("coalesce(type, 'lead')"),
  BUSINESS_ID("business_id"),
  /** Takes the location, which {@link SqlBuilder#add} supplies. */
  BUSINESS_NAME(
      "(SELECT business.name FROM business WHERE business.location_id = ?"
          + " AND business.id = contact.business_id)"),
  EACH_FOLLOWER(
      "EXISTS (SELECT 1 FROM json_each(followers) AS element WHERE ",
      "EXISTS (SELECT 1 FROM jsonb_array_elements_text(followers::jsonb) AS element (value) WHERE "),

  EACH_TAG(
      "EXISTS (SELECT 1 FROM json_each(tags) AS element WHERE ",
      "EXISTS (SELECT 1 FROM jsonb_array_elements_text(tags::jsonb) AS element (value) WHERE "),
  EACH_ADDITIONAL_EMAIL(
      "EXISTS (SELECT 1 FROM json_each(additional_emails) AS element WHERE ",
      "EXISTS (SELECT 1 FROM jsonb_array_elements_text(additional_emails::jsonb)"
          + " AS element (value) WHERE "),
  EACH_ADDITIONAL_PHONE(
      "EXISTS (SELECT 1 FROM json_each(additional_phones) AS element WHERE ",
      "EXISTS (SELECT 1 FROM jsonb_array_elements_text(additional_phones::jsonb)"
          + " AS element (value) WHERE "),
  ELEMENT("element.value", "(element.value COLLATE \"C\")"),

  /** A custom field. Followed by its id. */
  CUSTOM_FIELD(
      "EXISTS (SELECT 1 FROM json_each(custom_fields) AS field WHERE field.key = ",
      "EXISTS (SELECT 1 FROM jsonb_each(custom_fields::jsonb) AS field (key, value)"
          + " WHERE field.key = "),
  CUSTOM_NUMBER(
      "CAST(json_extract(field.value, '$.number') AS REAL)",
      "CAST(field.value ->> 'number' AS double precision)"),
  CUSTOM_DATE("json_extract(field.value, '$.text')", "((field.value ->> 'text') COLLATE \"C\")"),

  /**
   * Each text of a custom field, which has either a single text or a list. Followed by the id of
   * the field.
   */
  EACH_CUSTOM_TEXT(
      "EXISTS (SELECT 1 FROM json_each(custom_fields) AS field, json_each(coalesce("
          + "json_extract(field.value, '$.texts'),"
          + " json_array(json_extract(field.value, '$.text')))) AS element"
          + " WHERE field.key = ",
      "EXISTS (SELECT 1 FROM jsonb_each(custom_fields::jsonb) AS field (key, value),"
          + " jsonb_array_elements_text(coalesce("
          + "field.value -> 'texts', jsonb_build_array(field.value -> 'text')))"
          + " AS element (value) WHERE field.key = ");

  @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
  final Wording wording;

  SearchFragment(String everywhere) {
    this(everywhere, everywhere);
  }

  SearchFragment(String inSqlite, String inPostgres) {
    this.wording = new Wording(inSqlite, inPostgres);
  }
}
