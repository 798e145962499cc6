package dev.cardfile.store.sql.row;

import dev.cardfile.access.Scope;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.ProfileText;
import dev.cardfile.oauth.AppCredential;
import dev.cardfile.search.Term;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The spelling of an enum's constants in the database. A spelling must never be changed: constants
 * can be renamed, but stored rows cannot.
 */
public final class EnumCodec<E extends Enum<E>> {

  public static final EnumCodec<MatchingField> MATCHING_FIELD =
      new EnumCodec<>(
          MatchingField.class,
          field ->
              switch (field) {
                case EMAIL -> "email";
                case PHONE -> "phone";
              });

  public static final EnumCodec<Term.Kind> TERM_KIND =
      new EnumCodec<>(
          Term.Kind.class,
          kind ->
              switch (kind) {
                case TAG -> "tag";
                case FOLDED_TAG -> "folded_tag";
                case WORD -> "word";
                case PHONE_END -> "phone_end";
                case ASSIGNED_TO -> "assigned_to";
                case CUSTOM_VALUE -> "custom_value";
              });

  static final EnumCodec<InvalidValues> INVALID_VALUES =
      new EnumCodec<>(
          InvalidValues.class,
          values ->
              switch (values) {
                case REFUSE -> "refuse";
                case DROP -> "drop";
              });

  static final EnumCodec<DndChannel> DND_CHANNEL =
      new EnumCodec<>(
          DndChannel.class,
          channel ->
              switch (channel) {
                case CALL -> "call";
                case EMAIL -> "email";
                case SMS -> "sms";
                case WHATSAPP -> "whatsapp";
                case GMB -> "gmb";
                case FB -> "fb";
              });

  static final EnumCodec<DndSetting.Status> DND_STATUS =
      new EnumCodec<>(
          DndSetting.Status.class,
          status ->
              switch (status) {
                case ACTIVE -> "active";
                case INACTIVE -> "inactive";
                case PERMANENT -> "permanent";
              });

  public static final EnumCodec<CustomFieldType> FIELD_TYPE =
      new EnumCodec<>(
          CustomFieldType.class,
          type ->
              switch (type) {
                case TEXT -> "text";
                case LARGE_TEXT -> "large_text";
                case NUMERICAL -> "numerical";
                case PHONE -> "phone";
                case MONETORY -> "monetory";
                case CHECKBOX -> "checkbox";
                case SINGLE_OPTIONS -> "single_options";
                case MULTIPLE_OPTIONS -> "multiple_options";
                case DATE -> "date";
                case TEXTBOX_LIST -> "textbox_list";
                case FILE_UPLOAD -> "file_upload";
                case RADIO -> "radio";
                case EMAIL -> "email";
              });

  public static final EnumCodec<Scope> SCOPE =
      new EnumCodec<>(
          Scope.class,
          scope ->
              switch (scope) {
                case CONTACTS_READONLY -> "contacts.readonly";
                case CONTACTS_WRITE -> "contacts.write";
                case CONTACTS_ERASE -> "contacts.erase";
                case LOCATIONS_READONLY -> "locations.readonly";
                case LOCATIONS_WRITE -> "locations.write";
                case CUSTOM_FIELDS_READONLY -> "locations/customFields.readonly";
                case CUSTOM_FIELDS_WRITE -> "locations/customFields.write";
                case CUSTOM_VALUES_READONLY -> "locations/customValues.readonly";
                case CUSTOM_VALUES_WRITE -> "locations/customValues.write";
                case TAGS_READONLY -> "locations/tags.readonly";
                case TAGS_WRITE -> "locations/tags.write";
                case TASKS_READONLY -> "locations/tasks.readonly";
                case BUSINESSES_READONLY -> "businesses.readonly";
                case BUSINESSES_WRITE -> "businesses.write";
                case OAUTH_READONLY -> "oauth.readonly";
                case OAUTH_WRITE -> "oauth.write";
              });

  public static final EnumCodec<AppCredential.Kind> CREDENTIAL_KIND =
      new EnumCodec<>(
          AppCredential.Kind.class,
          kind ->
              switch (kind) {
                case CODE -> "code";
                case REFRESH -> "refresh";
                case COMPANY -> "company";
              });

  static final EnumCodec<ProfileText> PROFILE_TEXT =
      new EnumCodec<>(
          ProfileText.class,
          text ->
              switch (text) {
                case PHONE -> "phone";
                case EMAIL -> "email";
                case ADDRESS -> "address";
                case CITY -> "city";
                case STATE -> "state";
                case POSTAL_CODE -> "postal_code";
                case WEBSITE -> "website";
                case BUSINESS_NAME -> "business_name";
                case BUSINESS_ADDRESS -> "business_address";
                case BUSINESS_CITY -> "business_city";
                case BUSINESS_STATE -> "business_state";
                case BUSINESS_COUNTRY -> "business_country";
                case BUSINESS_POSTAL_CODE -> "business_postal_code";
                case BUSINESS_WEBSITE -> "business_website";
                case BUSINESS_TIMEZONE -> "business_timezone";
                case BUSINESS_LOGO_URL -> "business_logo_url";
              });

  static final EnumCodec<KeptSetting> KEPT_SETTING =
      new EnumCodec<>(
          KeptSetting.class,
          setting ->
              switch (setting) {
                case ALLOW_DUPLICATE_OPPORTUNITY -> "allow_duplicate_opportunity";
                case ALLOW_FACEBOOK_NAME_MERGE -> "allow_facebook_name_merge";
                case DISABLE_CONTACT_TIMEZONE -> "disable_contact_timezone";
              });

  public static final EnumCodec<Entry.Kind> CHANGE_KIND =
      new EnumCodec<>(
          Entry.Kind.class,
          kind ->
              switch (kind) {
                case CREATED -> "created";
                case UPDATED -> "updated";
                case DELETED -> "deleted";
                case RESTORED -> "restored";
                case MERGED -> "merged";
                case ERASED -> "erased";
              });

  public static final EnumCodec<Actor.Kind> ACTOR_KIND =
      new EnumCodec<>(
          Actor.Kind.class,
          kind ->
              switch (kind) {
                case API -> "api";
                case OPERATOR -> "operator";
                case COMMAND_LINE -> "command_line";
                case SYSTEM -> "system";
              });

  private final Map<E, String> texts;
  private final Map<String, E> constants = new HashMap<>();

  private EnumCodec(Class<E> type, Function<E, String> spelling) {
    texts = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      texts.put(constant, spelling.apply(constant));
      constants.put(spelling.apply(constant), constant);
    }
  }

  public String write(E constant) {
    String text = texts.get(constant);
    if (text == null) {
      throw new IllegalStateException("no spelling of " + constant);
    }
    return text;
  }

  public E read(String text) {
    E constant = constants.get(text);
    if (constant == null) {
      throw new IllegalStateException("an unknown spelling in the database");
    }
    return constant;
  }
}
