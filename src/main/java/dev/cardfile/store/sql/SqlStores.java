package dev.cardfile.store.sql;

import dev.cardfile.access.TokenStore;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.StoreUnavailable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/** The stores of one SQL database, over parts that suit it. */
final class SqlStores implements Stores {

  private final Parts parts;
  private final ContactStore contacts;
  private final LocationStore locations;
  private final TokenStore tokens;

  /**
   * What a database supplies.
   *
   * @param lanes write contacts
   * @param writer writes all else
   * @param afterwards closed last, when no connection is in use any more
   */
  record Parts(
      Dialect dialect,
      Lanes lanes,
      Writer writer,
      Readers readers,
      TokenRevision tokenRevision,
      Afterwards afterwards) {}

  /** Something that is left to do when all else is closed. */
  interface Afterwards {
    void close();
  }

  SqlStores(Parts parts, StoreEvents events) {
    this.parts = parts;
    contacts = new SqlContactStore(parts.lanes(), parts.readers(), events);
    locations = new SqlLocationStore(parts.writer(), parts.dialect(), parts.readers());
    tokens = new SqlTokenStore(parts.writer(), parts.readers(), parts.tokenRevision());
  }

  @Override
  public ContactStore contacts() {
    return contacts;
  }

  @Override
  public LocationStore locations() {
    return locations;
  }

  @Override
  public TokenStore tokens() {
    return tokens;
  }

  @Override
  public boolean answers() {
    try {
      return parts
          .readers()
          .read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(Statements.TOKEN_REVISION);
                ResultSet rows = statement.executeQuery()) {
              return rows.next();
            }
          });
    } catch (StoreUnavailable away) {
      return false;
    }
  }

  @Override
  public void close() {
    parts.lanes().close();
    parts.writer().close();
    parts.readers().close();
    parts.tokenRevision().close();
    parts.afterwards().close();
  }
}
