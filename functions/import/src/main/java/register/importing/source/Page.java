package register.importing.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source, read from any format.
///
/// @param title that the page states
/// @param language that the page states, unchecked
/// @param address of the page, that it states
public record Page(
        List<Part> parts,
        @Nullable String title,
        @Nullable String language,
        @Nullable String address) {
    public Page {
        parts = List.copyOf(parts);
    }

    public static Page of(List<Part> parts) {
        return new Page(parts, null, null, null);
    }
}
