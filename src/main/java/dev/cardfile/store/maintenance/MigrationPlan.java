package dev.cardfile.store.maintenance;

import java.util.List;

/**
 * What a migration would do.
 *
 * @param current the schema version of the store; 0 when there is none
 * @param pending in the order in which they would run
 */
public record MigrationPlan(int current, List<Step> pending) {

  /** One migration, by its number and name. */
  public record Step(int number, String name) {}

  public MigrationPlan {
    pending = List.copyOf(pending);
  }
}
