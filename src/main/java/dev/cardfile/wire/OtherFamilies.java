package dev.cardfile.wire;

import java.util.Optional;
import java.util.Set;

/** The families of routes that HighLevel has and Cardfile has not, by how their paths begin. */
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
   * The beginning of the family's paths, like {@code /opportunities}; empty when the path is in
   * none of them.
   */
  public static Optional<String> of(String path) {
    String[] segments = path.split("/", 3);
    return segments.length > 1 && segments[0].isEmpty() && NAMES.contains(segments[1])
        ? Optional.of("/" + segments[1])
        : Optional.empty();
  }
}
