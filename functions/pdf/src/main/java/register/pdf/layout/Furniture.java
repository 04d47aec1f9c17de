package register.pdf.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every page shows around the text.
///
/// @param footer its lines, of which the first shares its line with the page number
/// @param pages words a page's number when the number of all pages is known
/// @param draft the mark that makes a draft of it; absent for a document that counts
public record Furniture(
        List<String> footer, PageNumber pages, @Nullable Draft draft) {
    public Furniture {
        footer = List.copyOf(footer);
    }

    /// Words a page's number.
    public interface PageNumber {
        String of(int page, int pages);
    }

    /// @param mark a word, across each page
    /// @param line a sentence, on top of each page
    public record Draft(String mark, String line) {}
}
