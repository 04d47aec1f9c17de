package register.page;

import java.util.stream.Collectors;
import register.value.Resource;

/// A page's script.
public final class PageScript {
    private PageScript() {}

    /// Without comments and indentation, because every page includes it.
    ///
    /// @param page whose package has it
    public static String of(Class<?> page, String file) {
        return Resource.text(page, file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
    }
}
