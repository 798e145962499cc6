package dev.cardfile.wire;

import java.util.Optional;
import java.util.Set;

/**
 * The families of HighLevel's routes that Cardfile does not implement, by the first segment of
 * their paths.
 */
public final class OtherFamilies {

  private static final Set<String> NAMES =
      Set.of(
          "agent-studio",
          "ai-employees",
          "associations",
          "blogs",
          "brand-boards",
          "calendars",
          "campaigns",
          "companies",
          "conversation-ai",
          "conversations",
          "courses",
          "custom-fields",
          "custom-menus",
          "email",
          "emails",
          "forms",
          "funnels",
          "invoices",
          "knowledge-bases",
          "links",
          "marketplace",
          "medias",
          "objects",
          "opportunities",
          "payments",
          "phone-system",
          "products",
          "proposals",
          "saas",
          "saas-api",
          "snapshots",
          "social-media-posting",
          "store",
          "surveys",
          "users",
          "voice-ai",
          "workflows");

  private OtherFamilies() {}

  /**
   * Returns the prefix of the family's paths, like {@code /opportunities}; empty if the path
   * belongs to none of these families.
   */
  public static Optional<String> of(String path) {
    String[] segments = path.split("/", 3);
    return segments.length > 1 && segments[0].isEmpty() && NAMES.contains(segments[1])
        ? Optional.of("/" + segments[1])
        : Optional.empty();
  }
}
