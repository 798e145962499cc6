package dev.cardfile.transfer.mapping.heading;

/** Whether the day or the month comes first in dates such as 3/4/2026. */
public enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST
}
