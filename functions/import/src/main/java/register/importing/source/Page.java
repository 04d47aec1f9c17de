package register.importing.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source, read from any format.
///
/// @param title that the page states
/// @param language that the page states, unchecked
/// @param address that the page states as its own
/// @param decoded the result of decoding its bytes, if it could name their encoding
/// @param headed true if its first heading may be its title
/// @param elsewhere what it takes from other files or computes
public record Page(
        List<SourcePart> parts,
        @Nullable String title,
        @Nullable String language,
        @Nullable String address,
        Source.@Nullable Decoded decoded,
        boolean headed,
        List<Elsewhere> elsewhere) {
    public Page {
        parts = List.copyOf(parts);
        elsewhere = List.copyOf(elsewhere);
    }

    /// A content that the source does not hold itself.
    ///
    /// @param words of the source
    /// @param file the file with the content, as the source names it; absent if it names none
    public record Elsewhere(
            int line, String words, @Nullable String file) {}

    public static Page of(List<SourcePart> parts) {
        return new Page(parts, null, null, null, null, true, List.of());
    }

    /// A data file, whose headings are names of its arrays.
    public static Page of(List<SourcePart> parts, @Nullable String title, @Nullable String language) {
        return new Page(parts, title, language, null, null, false, List.of());
    }

    /// The page with that address, if it states none.
    public Page foundAt(@Nullable String where) {
        return address == null ? new Page(parts, title, language, where, decoded, headed, elsewhere) : this;
    }

    Page readAs(Source.Decoded how) {
        return new Page(parts, title, language, address, how, headed, elsewhere);
    }
}
