package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of making the row of a contact, with its JSON columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ContactRowBenchmark {

  private static final LocationId LOCATION = new LocationId("here");

  final Contact contact = Contacts.full("0VbmelpXL0IduNHUtJ09", "Text");

  @Benchmark
  public List<@Nullable Object> row() throws SQLException {
    Cellar row = new Cellar();
    ContactTable.TABLE.writeAll(row, LOCATION, contact);
    return row.cells;
  }

  /** A row that keeps the cells instead of binding them to a statement. */
  private static final class Cellar extends Row {

    private final List<@Nullable Object> cells = new ArrayList<>(32);

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
}
