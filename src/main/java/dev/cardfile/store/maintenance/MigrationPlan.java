package dev.cardfile.store.maintenance;

import java.util.List;

/**
 * The migrations that a store lacks.
 *
 * @param current the schema version of the store; 0 if there is no store
 * @param pending in the order in which they run
 */
public record MigrationPlan(int current, List<Step> pending) {

  /** One migration, by its number and name. */
  public record Step(int number, String name) {}

  public MigrationPlan {
    pending = List.copyOf(pending);
  }
}
