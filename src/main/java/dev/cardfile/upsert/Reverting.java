package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rule for restoring a deleted contact and for undoing a change of one. A value that another
 * contact has come to hold since is never taken away from it.
 */
public final class Reverting {

  private final DuplicatePreference preference;
  private final Function<MatchKey, Optional<ContactId>> otherHolder;
  private final Predicate<String> isBusiness;

  /**
   * Creates the rule for a location.
   *
   * @param otherHolder finds a contact that holds a key, other than the one that is reverted
   * @param isBusiness whether the location has a business with this id
   */
  public Reverting(
      DuplicatePreference preference,
      Function<MatchKey, Optional<ContactId>> otherHolder,
      Predicate<String> isBusiness) {
    this.preference = preference;
    this.otherHolder = otherHolder;
    this.isBusiness = isBusiness;
  }

  /**
   * Restores a deleted contact.
   *
   * @param deleted the contact as it was when it was deleted
   * @param now milliseconds precision
   */
  public Reverted restored(Contact deleted, Instant now) {
    return reverted(deleted, null, deleted, now);
  }

  /**
   * Restores a deleted contact to an earlier state.
   *
   * @param earlier the contact as it was at that time
   * @param deleted the contact as it was when it was last deleted
   * @param now milliseconds precision
   */
  public Reverted restored(Contact earlier, Contact deleted, Instant now) {
    return reverted(
        Trait.taken(Trait.differing(earlier, deleted), earlier, deleted), null, deleted, now);
  }

  /**
   * Undoes a change of a contact: what the change has changed becomes what it was before it.
   *
   * @param current the contact as it is now, with all changes since
   * @param now milliseconds precision
   */
  public Reverted undone(Contact current, Contact before, Contact after, Instant now) {
    Contact wanted = Trait.taken(Trait.differing(before, after), before, current);
    return reverted(wanted, current, current, now);
  }

  /**
   * Turns a wanted state into one that is allowed.
   *
   * @param current null if the contact does not exist
   * @param last the state whose times and revision are continued
   */
  private Reverted reverted(Contact wanted, @Nullable Contact current, Contact last, Instant now) {
    List<Warning> warnings = new ArrayList<>();
    Map<TextField, String> texts = texts(wanted, current, warnings);
    Contact contact =
        new Contact(
            wanted.id(),
            wanted.name(),
            held(MatchingField.EMAIL, wanted, current, warnings),
            held(MatchingField.PHONE, wanted, current, warnings),
            texts,
            wanted.dateOfBirth(),
            wanted.dnd(),
            wanted.tags(),
            customFields(wanted.customFields(), last.customFields(), warnings),
            wanted.followers(),
            wanted.firstAttribution(),
            wanted.lastAttribution(),
            wanted.dateAdded(),
            Contact.later(last.dateUpdated(), now),
            Contact.later(last.lastActivity(), now),
            last.revision() + 1);
    return new Reverted(contact, warnings);
  }

  /**
   * Returns the wanted values except those taken by other contacts; a taken primary value is
   * replaced with the current one.
   */
  private HeldValues held(
      MatchingField field, Contact wanted, @Nullable Contact current, List<Warning> warnings) {
    HeldValues values = wanted.held(field);
    HeldValues had = current == null ? HeldValues.NONE : current.held(field);
    Set<String> taken = new HashSet<>();
    if (preference.checkedFields().contains(field)) {
      values.all().stream()
          .filter(value -> !had.holds(value))
          .forEach(value ->
              otherHolder
                  .apply(new MatchKey(field, value))
                  .ifPresent(holder -> {
                    taken.add(value);
                    warnings.add(new Warning.TakenSince(field, value, holder));
                  }));
    }
    String primary = taken.contains(values.primary()) ? had.primary() : values.primary();
    return new HeldValues(
        primary,
        values.additional().stream()
            .filter(value -> !taken.contains(value) && !value.equals(primary))
            .toList());
  }

  /** Returns the wanted values, or the last ones if the wanted ones are too long together. */
  private static CustomFields customFields(
      CustomFields wanted, CustomFields last, List<Warning> warnings) {
    if (wanted.mayReplace(last)) {
      return wanted;
    }
    warnings.add(new Warning.TooLongFields(CustomFields.MAX_LENGTH));
    return last;
  }

  /**
   * Returns the wanted texts; a business that has been deleted since is replaced with the current
   * one.
   */
  private Map<TextField, String> texts(
      Contact wanted, @Nullable Contact current, List<Warning> warnings) {
    String business = wanted.texts().get(TextField.BUSINESS_ID);
    String had = current == null ? null : current.texts().get(TextField.BUSINESS_ID);
    if (business == null || business.equals(had) || isBusiness.test(business)) {
      return wanted.texts();
    }
    warnings.add(new Warning.BusinessGone(business));
    Map<TextField, String> texts = new EnumMap<>(wanted.texts());
    if (had == null) {
      texts.remove(TextField.BUSINESS_ID);
    } else {
      texts.put(TextField.BUSINESS_ID, had);
    }
    return texts;
  }
}
