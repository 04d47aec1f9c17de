package register.pdf.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every page shows around the text.
///
/// @param footer its lines; the first shares its line with the page number
/// @param pages words the page number once the number of pages is known
/// @param draft marks a draft; absent for an issued document
public record Furniture(
        List<String> footer, PageNumber pages, @Nullable Draft draft) {
    public Furniture {
        footer = List.copyOf(footer);
    }

    /// Words a page number.
    public interface PageNumber {
        String of(int page, int pages);
    }

    /// @param mark a word across each page
    /// @param line a sentence at the top of each page
    public record Draft(String mark, String line) {}
}
