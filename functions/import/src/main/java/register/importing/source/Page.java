package register.importing.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source, read from any format.
///
/// @param title as the page calls itself
/// @param language as the page says, not checked
/// @param address the page's own address, as it states it
public record Page(
        List<Block> blocks,
        @Nullable String title,
        @Nullable String language,
        @Nullable String address) {
    public Page {
        blocks = List.copyOf(blocks);
    }

    public static Page of(List<Block> blocks) {
        return new Page(blocks, null, null, null);
    }
}
