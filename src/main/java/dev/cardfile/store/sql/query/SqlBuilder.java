package dev.cardfile.store.sql.query;

import dev.cardfile.location.LocationId;
import dev.cardfile.search.Value;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement of a search that is being assembled: fragments, and parameters in their order. */
public final class SqlBuilder {

  private final Dialect dialect;
  private final Value.Text location;
  private final StringBuilder text = new StringBuilder();
  private final List<Value> parameters = new ArrayList<>();

  /** Creates an empty statement on one location. */
  SqlBuilder(Dialect dialect, LocationId location) {
    this.dialect = dialect;
    this.location = new Value.Text(location.value());
  }

  SqlBuilder add(SearchFragment fragment) {
    if (fragment == SearchFragment.BUSINESS_NAME) {
      parameters.add(location);
    }
    text.append(dialect.spell(fragment.wording));
    return this;
  }

  SqlBuilder parameter(Value value) {
    parameters.add(value);
    return add(SearchFragment.PARAMETER);
  }

  SqlBuilder parameter(String value) {
    return parameter(new Value.Text(value));
  }

  /** Adds the location as a parameter. */
  SqlBuilder location() {
    return parameter(location);
  }

  void limit(int most) {
    add(SearchFragment.LIMIT).parameter(new Value.Whole(most));
  }

  public String text() {
    return text.toString();
  }

  public PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text());
    Parameters row = Parameters.of(statement);
    for (Value value : parameters) {
      switch (value) {
        case Value.Text(String each) -> row.text(each);
        case Value.Whole(long each) -> row.number(each);
        case Value.Decimal(double each) -> row.decimal(each);
      }
    }
    return statement;
  }
}
