package register.read.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a feed says, in whatever format. All texts are free of what a format may not carry.
///
/// @param language of the register's words in it
/// @param author whose policy it is
/// @param self its own address, without the languages' defaults
/// @param current the address of the feed that has what is newest, where this one is an archive; else null
/// @param older the address of what came before; null where there is nothing
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

    /// One entry of the policy.
    ///
    /// @param summary what happens, in a few words
    /// @param content the same with everything, as HTML
    /// @param comparison the page that compares; null where there is nothing to compare with
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
