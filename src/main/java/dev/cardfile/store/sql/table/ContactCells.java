package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowCells;
import dev.cardfile.store.sql.row.RowReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * A contact as the cells of its row. The values that a change has replaced are JSON by column, such
 * as {@code {"city":"Rome","dnd":null}}: put over the cells of a contact, they yield the contact as
 * it was before the change. So the only list of a contact's fields that is needed is that of the
 * columns.
 */
public final class ContactCells {

  private static final List<Column<Contact, ?>> COLUMNS = ContactTable.TABLE.columns();

  private final @Nullable Object[] cells;

  private ContactCells(@Nullable Object[] cells) {
    this.cells = cells;
  }

  public static ContactCells of(Contact contact) {
    try {
      Written row = new Written();
      for (Column<Contact, ?> column : COLUMNS) {
        column.write(row, contact);
      }
      return new ContactCells(row.cells.toArray());
    } catch (SQLException e) {
      throw impossible(e);
    }
  }

  /** Reads a contact from the result of {@link #all}. */
  public static ContactCells of(ContactId id, String all) {
    @Nullable Object[] cells = new @Nullable Object[COLUMNS.size()];
    cells[0] = id.value();
    return new ContactCells(cells).over(all);
  }

  /** Returns the keys among the values that a change has replaced, given as JSON. */
  public static Set<MatchKey> keys(String replaced) {
    try {
      @Nullable Object[] empty = new @Nullable Object[COLUMNS.size()];
      ContactCells cells = new ContactCells(empty).over(replaced);
      return ContactTable.readKeys(new RowReader(new Kept(cells.cells)));
    } catch (SQLException e) {
      throw impossible(e);
    }
  }

  /** Returns the values that a change replaces, as JSON; null if it changes no recorded column. */
  public static @Nullable String replaced(Contact before, Contact after) {
    List<Column<Contact, ?>> changed = new ArrayList<>();
    for (Column<Contact, ?> column : COLUMNS) {
      if (ContactTable.isRecorded(column)
          && !Objects.equals(column.cell().of(before), column.cell().of(after))) {
        changed.add(column);
      }
    }
    return changed.isEmpty() ? null : written(before, changed, true);
  }

  /**
   * Returns all cells of a contact except its id, as JSON, including columns whose changes are not
   * recorded.
   */
  public static String all(Contact contact) {
    return written(contact, COLUMNS.subList(1, COLUMNS.size()), false);
  }

  /**
   * Returns a copy of these cells in which those given as JSON are replaced. Columns that no longer
   * exist are ignored.
   */
  public ContactCells over(String others) {
    @Nullable Object[] over = Arrays.copyOf(cells, cells.length);
    JsonColumns.read(
        others,
        json -> {
          JsonColumns.eachMember(
              json,
              name -> {
                int index = indexOf(name);
                if (index >= 0) {
                  over[index] =
                      switch (json.currentToken()) {
                        case JsonToken.VALUE_NULL -> null;
                        case JsonToken.VALUE_NUMBER_INT -> json.getLongValue();
                        default -> json.getString();
                      };
                }
              });
          return others;
        });
    return new ContactCells(over);
  }

  /** Returns how many characters the cells have together. */
  public long length() {
    long length = 0;
    for (@Nullable Object cell : cells) {
      length += cell instanceof String text ? text.length() : 0;
    }
    return length;
  }

  public Contact contact() {
    try {
      return ContactTable.read(new RowReader(new Kept(cells)));
    } catch (SQLException e) {
      throw impossible(e);
    }
  }

  /** Returns the index of a column; -1 if the column no longer exists. */
  private static int indexOf(String name) {
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (COLUMNS.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String written(
      Contact contact, List<Column<Contact, ?>> columns, boolean withNulls) {
    return JsonColumns.written(json -> {
      json.writeStartObject();
      for (Column<Contact, ?> column : columns) {
        write(json, column.name(), cell(column, contact), withNulls);
      }
      json.writeEndObject();
    });
  }

  private static void write(
      JsonGenerator json, String name, @Nullable Object cell, boolean withNulls) {
    if (cell != null || withNulls) {
      json.writeName(name);
    }
    switch (cell) {
      case null -> {
        if (withNulls) {
          json.writeNull();
        }
      }
      case Long number -> json.writeNumber(number);
      default -> json.writeString(cell.toString());
    }
  }

  private static @Nullable Object cell(Column<Contact, ?> column, Contact contact) {
    try {
      Written row = new Written();
      column.write(row, contact);
      return row.cells.getFirst();
    } catch (SQLException e) {
      throw impossible(e);
    }
  }

  private static IllegalStateException impossible(SQLException e) {
    return new IllegalStateException("there is no database behind these cells", e);
  }

  /** Collects the cells that would be sent to a database. */
  private static final class Written extends Row {

    private final List<@Nullable Object> cells = new ArrayList<>();

    @Override
    public Row text(@Nullable String text) {
      cells.add(text);
      return this;
    }

    @Override
    public Row number(@Nullable Long number) {
      cells.add(number);
      return this;
    }
  }

  private record Kept(@Nullable Object[] cells) implements RowCells {

    @Override
    public @Nullable String text(int index) {
      return (String) cells[index - 1];
    }

    @Override
    public @Nullable Long number(int index) {
      return (Long) cells[index - 1];
    }
  }
}
