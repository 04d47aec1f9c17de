package register.read.page;

import java.util.stream.Collectors;
import register.value.Resource;

/// A page's script.
final class PageScript {
    private PageScript() {}

    /// Without comments and indentation, because every page includes it.
    static String of(String file) {
        return Resource.text(PageScript.class, file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("//"))
                .collect(Collectors.joining("\n"));
    }
}
