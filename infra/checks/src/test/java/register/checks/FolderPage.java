package register.checks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A page of a folder of files, compared with the server's.
final class FolderPage {
    private static final int SHOWN = 80;

    /// What only a program answers, or what a folder has in its place.
    private static final List<Pattern> OF_PROGRAMS = List.of(
            // Other languages than those of the editions, chosen by a query.
            part("<details class=\"lang\">", "</details>"),
            part("<form class=\"(compare|compare day|filter)\"[^>]*>", "</form>"),
            part("<div class=\"find\"[^>]*>", "</div>"),
            part("<script>const form = document.querySelector\\('form[.]day'\\);", "</script>"),
            // Another order of the list.
            Pattern.compile("<li><a href=\"[^\"]*[?][^\"]*#_list\">[^<]*</a></li>"),
            Pattern.compile("<ul class=\"links\"></ul>"),
            // The edition of a policy in the index, which a server selects for the reader's language.
            Pattern.compile("(?<=<article class=\"box\"><h2><a href=\"/[a-z0-9-]{1,64})/[a-z-]+/(?=\")"));

    private FolderPage() {}

    private static Pattern part(String begin, String end) {
        return Pattern.compile(begin + ".*?" + end, Pattern.DOTALL);
    }

    /// The first place where a page differs from the server's in anything else; empty if there is none.
    static Optional<String> difference(String server, String file) {
        String expected = common(server);
        String found = common(file);
        if (expected.equals(found)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < Math.min(expected.length(), found.length()) && expected.charAt(at) == found.charAt(at)) {
            at++;
        }
        return Optional.of("server: " + near(expected, at) + "; file: " + near(found, at));
    }

    private static String near(String page, int at) {
        return page.substring(Math.max(0, at - SHOWN), Math.min(page.length(), at + SHOWN));
    }

    private static String common(String page) {
        String rest = page;
        for (Pattern each : OF_PROGRAMS) {
            rest = each.matcher(rest).replaceAll("");
        }
        return rest;
    }
}
