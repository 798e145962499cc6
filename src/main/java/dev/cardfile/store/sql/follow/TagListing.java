package dev.cardfile.store.sql.follow;

import dev.cardfile.location.Location;
import dev.cardfile.location.LocationTag;
import dev.cardfile.store.Effect;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.table.TagTable;
import java.util.ArrayList;
import java.util.List;

/** Adds the tags that contacts get to the tag list of their location. */
final class TagListing implements Follower {

  private final TagCache known;
  private final List<Listed> listed = new ArrayList<>();

  private record Listed(Location location, List<String> names) {}

  TagListing(TagCache known) {
    this.known = known;
  }

  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    if (effect instanceof Effect.ListTags(List<String> names)) {
      Location location = at.location();
      List<String> unknown = known.unknown(location, names);
      for (String name : unknown) {
        String id = LocationTag.idOf(location.id(), location.revision(), name);
        rows.insert(TagTable.TABLE, location.id(), new TagTable.Entry(name, id, null));
      }
      if (!names.isEmpty()) {
        listed.add(new Listed(location, names));
      }
    }
  }

  @Override
  public void committed() {
    listed.forEach(each -> known.learn(each.location(), each.names()));
  }
}
