package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * A page of contacts.
 *
 * @param total how many there are on all pages, exactly
 */
public record Found(List<Contact> contacts, long total) {

  public Found {
    contacts = List.copyOf(contacts);
  }
}
