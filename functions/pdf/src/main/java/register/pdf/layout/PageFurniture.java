package register.pdf.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The footer of every page and, for a draft, its marks.
///
/// @param name the document's name; cut if it is too long
/// @param facts on the same line, never cut
/// @param more further lines; cut if they are too long
/// @param pages words the page number once the number of pages is known
/// @param draft marks a draft; absent for an issued document
public record PageFurniture(
        String name,
        String facts,
        List<String> more,
        PageNumber pages,
        @Nullable Draft draft) {
    public PageFurniture {
        more = List.copyOf(more);
    }

    /// Words a page number.
    public interface PageNumber {
        String of(int page, int pages);
    }

    /// @param mark a word across each page
    /// @param line a sentence at the top of each page
    public record Draft(String mark, String line) {}
}
