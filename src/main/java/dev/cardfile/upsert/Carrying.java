package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.upsert.NotCarried.Reason;
import dev.cardfile.upsert.NotCarried.What;
import dev.cardfile.upsert.request.Carried;
import dev.cardfile.upsert.request.UpsertRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rule for what is taken over along with a contact ({@link Carried}): it is appended to what
 * the contact has, as far as there is room, and is never taken away from another contact.
 */
public final class Carrying {

  private final DuplicatePreference preference;
  private final Function<MatchKey, Optional<Contact>> oldestHolder;
  private final Predicate<String> isBusiness;
  private final List<NotCarried> left = new ArrayList<>();

  /**
   * Creates the rule for a location.
   *
   * @param oldestHolder finds the holder with the smallest id
   * @param isBusiness whether the location has a business with this id
   */
  public Carrying(
      DuplicatePreference preference,
      Function<MatchKey, Optional<Contact>> oldestHolder,
      Predicate<String> isBusiness) {
    this.preference = preference;
    this.oldestHolder = oldestHolder;
    this.isBusiness = isBusiness;
  }

  /**
   * Returns the result of a request with what is taken over along with the contact, except for
   * notes and tasks.
   */
  public UpsertResult over(UpsertRequest request, UpsertResult result) {
    Carried carried = request.origin().carried();
    Contact contact = result.contact();
    Contact with =
        new Contact(
            contact.id(),
            contact.name(),
            held(MatchingField.EMAIL, carried, contact),
            held(MatchingField.PHONE, carried, contact),
            texts(request, contact),
            contact.dateOfBirth(),
            contact.dnd(),
            contact.tags(),
            contact.customFields(),
            followers(carried, contact),
            contact.firstAttribution(),
            contact.lastAttribution(),
            contact.dateAdded(),
            contact.dateUpdated(),
            contact.lastActivity(),
            contact.revision());
    return result.with(with, left);
  }

  private HeldValues held(MatchingField field, Carried carried, Contact contact) {
    HeldValues held = contact.held(field);
    What what =
        switch (field) {
          case EMAIL -> What.ADDITIONAL_EMAIL;
          case PHONE -> What.ADDITIONAL_PHONE;
        };
    List<String> additional = new ArrayList<>(held.additional());
    for (String value : carried.additional(field)) {
      if (value.equals(held.primary()) || additional.contains(value)) {
        continue;
      }
      Optional<Contact> holder = otherHolder(new MatchKey(field, value), contact);
      if (holder.isPresent()) {
        left.add(new NotCarried(what, value, Reason.TAKEN, holder.get().id()));
      } else if (additional.size() >= HeldValues.MAX_ADDITIONAL) {
        left.add(new NotCarried(what, value, Reason.TOO_MANY));
      } else {
        additional.add(value);
      }
    }
    return new HeldValues(held.primary(), additional);
  }

  private Optional<Contact> otherHolder(MatchKey key, Contact contact) {
    return preference.checkedFields().contains(key.field())
        ? oldestHolder.apply(key).filter(holder -> !holder.id().equals(contact.id()))
        : Optional.empty();
  }

  private Followers followers(Carried carried, Contact contact) {
    List<String> followers = new ArrayList<>(contact.followers().userIds());
    for (String user : carried.followers()) {
      if (followers.contains(user)) {
        continue;
      }
      if (followers.size() >= Followers.MAX_COUNT) {
        left.add(new NotCarried(What.FOLLOWER, user, Reason.TOO_MANY));
      } else {
        followers.add(user);
      }
    }
    return new Followers(followers);
  }

  private Map<TextField, String> texts(UpsertRequest request, Contact contact) {
    String business = request.origin().carried().business();
    String before = contact.texts().get(TextField.BUSINESS_ID);
    if (business == null || business.equals(before)) {
      return contact.texts();
    }
    if (!isBusiness.test(business)) {
      left.add(new NotCarried(What.BUSINESS, business, Reason.UNKNOWN));
      return contact.texts();
    }
    if (before != null && request.options().fillEmpty()) {
      left.add(new NotCarried(What.BUSINESS, business, Reason.KEPT));
      return contact.texts();
    }
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    texts.putAll(contact.texts());
    texts.put(TextField.BUSINESS_ID, business);
    return texts;
  }
}
