package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A section of an edition: a heading, paragraphs, then bullets, then the table of one category's engagements.
///
/// @param heading absent if the source has none
/// @param table the category listed here; each category is in one section at most, and those in none
///     follow the last section
public record Section(
        @Nullable String heading,
        List<String> paragraphs,
        List<String> bullets,
        @Nullable Category table) {
    public Section {
        paragraphs = List.copyOf(paragraphs);
        bullets = List.copyOf(bullets);
    }
}
