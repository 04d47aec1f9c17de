package register.importing.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source, read from any format.
///
/// @param title that the page states
/// @param language that the page states, unchecked
/// @param address that the page states as its own
/// @param decoded the result of decoding its bytes, if it could name their encoding
public record Page(
        List<SourcePart> parts,
        @Nullable String title,
        @Nullable String language,
        @Nullable String address,
        Source.@Nullable Decoded decoded) {
    public Page {
        parts = List.copyOf(parts);
    }

    public static Page of(List<SourcePart> parts) {
        return new Page(parts, null, null, null, null);
    }

    /// The page with that address, if it states none.
    public Page foundAt(@Nullable String where) {
        return address == null ? new Page(parts, title, language, where, decoded) : this;
    }

    Page readAs(Source.Decoded how) {
        return new Page(parts, title, language, address, how);
    }
}
