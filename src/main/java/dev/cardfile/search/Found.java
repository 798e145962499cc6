package dev.cardfile.search;

import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * A page of contacts.
 *
 * @param total the exact number of contacts on all pages
 */
public record Found(List<Contact> contacts, long total) {

  public Found {
    contacts = List.copyOf(contacts);
  }
}
