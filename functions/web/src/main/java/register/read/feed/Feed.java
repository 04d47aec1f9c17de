package register.read.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The content of a feed, in any format. Its texts contain nothing that a format does not allow.
///
/// @param language of the register's words in it
/// @param author the policy's company
/// @param self its own address, without default languages
/// @param current for an archive, the address of the feed with the newest items; otherwise null
/// @param older the address of the next older archive; null if there is none
/// @param page of the policy
/// @param items newest first
record Feed(
        UUID id,
        String title,
        String language,
        String author,
        Instant updated,
        String self,
        @Nullable String current,
        @Nullable String older,
        String page,
        List<Item> items) {
    Feed {
        items = List.copyOf(items);
    }

    /// An entry of the policy.
    ///
    /// @param summary of the change, in a few words
    /// @param content the whole change, as HTML
    /// @param comparison the page that compares; null if there is nothing to compare with
    /// @param pdf the sealed PDF; null for a withdrawal
    record Item(
            UUID id,
            String title,
            String summary,
            String content,
            Instant recordedAt,
            String page,
            @Nullable String comparison,
            @Nullable String pdf) {}
}
