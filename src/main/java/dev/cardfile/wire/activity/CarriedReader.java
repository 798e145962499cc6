package dev.cardfile.wire.activity;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.CarriedActivity;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the activities of one kind that are imported together with their contact. */
public final class CarriedReader<A extends Activity> {

  /** The maximum number of activities of one kind that come with one contact. */
  public static final int MAX_COUNT = 1_000;

  private static final int MAX_ID_LENGTH = 255;
  private static final int MAX_DATE_LENGTH = 64;

  private static final Property.OfString<String> ID =
      Property.string("id", MAX_ID_LENGTH, Format.TEXT);
  private static final Property.OfString<Instant> DATE_ADDED =
      Property.string("dateAdded", MAX_DATE_LENGTH, Format.INSTANT);

  private final Property.OfObjects property;
  private final Function<ObjectReader, @Nullable ActivityChange<A>> content;

  /**
   * @param content returns null if a property is missing that every activity of the kind has
   */
  CarriedReader(
      String name, Shape shape, Function<ObjectReader, @Nullable ActivityChange<A>> content) {
    this.property = Property.objects(name, MAX_COUNT, shape.with(ID, DATE_ADDED));
    this.content = content;
  }

  /** Returns the property that contains the activities. */
  public Property property() {
    return property;
  }

  /** Reads the activities that are valid; the others are reported as violations. */
  public List<CarriedActivity<A>> read(ObjectReader said) {
    List<CarriedActivity<A>> all = new ArrayList<>();
    said.objects(
        property,
        (index, each) -> {
          ActivityChange<A> change = content.apply(each);
          String id = each.string(ID).given();
          Instant added = each.string(DATE_ADDED).given();
          if (change != null) {
            all.add(
                new CarriedActivity<>(
                    id != null && IdSequence.isId(id) ? id : null,
                    added == null || added.isBefore(Instant.EPOCH) ? null : added,
                    change));
          }
        });
    return all;
  }
}
