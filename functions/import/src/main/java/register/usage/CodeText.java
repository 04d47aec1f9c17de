package register.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.vendors.Service.Kind;

/// Hosts and environment variables in source and configuration text. What a comment names is aside.
final class CodeText {
    /// Longer lines are made by programs.
    private static final int LONGEST = 2_000;

    private static final Pattern HOST = Pattern.compile(
            "(?<![\\w-])(?<!\\w\\.)(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}+\\.)+[A-Za-z]{2,24}+(?![\\w-])(?!\\.\\w)");

    /// The name of a company in prose: "Segment.io".
    private static final Pattern TITLE = Pattern.compile("[A-Z][a-z].*");

    /// A host alone between quotes. A file of many describes what others use.
    private static final Pattern LISTED =
            Pattern.compile("[\"'](?:\\*\\.)?(?:[a-z0-9-]++\\.)+(?:ai|app|cloud|co|com|dev|eu|io|net|org|so|us)[\"']");
    private static final int MOST_LISTED = 20;

    private static final Pattern VARIABLE =
            Pattern.compile("(?<![A-Za-z0-9_])[A-Z][A-Z0-9]*+(?:_[A-Z0-9]++)++(?![A-Za-z0-9_])");

    /// A setting: `stripe_api_key`, `stripeApiKey`.
    private static final Pattern SETTING =
            Pattern.compile("(?<![A-Za-z0-9])[a-z][A-Za-z0-9]*+(?:_[a-z0-9]++)*+(?![A-Za-z0-9_])");
    private static final Pattern HINT = Pattern.compile("api_|Api|client_|Client|webhook_|Webhook");
    private static final Pattern KEY = Pattern.compile(
            ".*(?:_(?:api_(?:key|secret|token)|client_secret|webhook_url)|Api(?:Key|Secret|Token)|ClientSecret|WebhookUrl)");

    /// What frameworks put before the names that browsers may see.
    private static final Pattern PUBLIC = Pattern.compile(
            "^(?:NEXT_PUBLIC|NUXT_PUBLIC|NUXT|VITE|REACT_APP|VUE_APP|EXPO_PUBLIC|GATSBY|PUBLIC|PRIVATE)_");
    private static final Pattern COMMENT = Pattern.compile("(?://|#|/?\\*|<!--|--|;|\\{/\\*|\"\"\").*");
    private static final Pattern TRAILING = Pattern.compile("\\s(?://|#|/\\*|<!--|--)\\s");

    private CodeText() {}

    static List<SeenName> in(String text) {
        var found = new ArrayList<SeenName>();
        boolean list = LISTED.matcher(text).results().limit(MOST_LISTED + 1L).count() > MOST_LISTED;
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.length() <= LONGEST) {
                read(list ? LISTED.matcher(line).replaceAll("") : line, number, found);
            }
        }
        return found;
    }

    private static void read(String line, int number, List<SeenName> found) {
        int code = line.indexOf('.') < 0 && line.indexOf('_') < 0 && !line.contains("Api") ? -1 : code(line);
        if (code < 0) {
            return;
        }
        Matcher host = HOST.matcher(line);
        while (host.find()) {
            if (!isMailbox(line, host.start()) && !TITLE.matcher(host.group()).matches()) {
                found.add(new SeenName(Kind.HOST, host.group(), number, host.start() >= code));
            }
        }
        Matcher variable = VARIABLE.matcher(line);
        while (variable.find()) {
            String name = PUBLIC.matcher(variable.group()).replaceFirst("");
            found.add(new SeenName(Kind.VARIABLE, name, number, variable.start() >= code));
        }
        Matcher setting = SETTING.matcher(HINT.matcher(line).find() ? line : "");
        while (setting.find()) {
            if (KEY.matcher(setting.group()).matches()) {
                found.add(new SeenName(Kind.VARIABLE, setting.group(), number, setting.start() >= code));
            }
        }
    }

    /// Where a line's code ends.
    private static int code(String line) {
        if (COMMENT.matcher(line.strip()).matches()) {
            return 0;
        }
        Matcher trailing = TRAILING.matcher(line);
        return trailing.find() ? trailing.start() : line.length();
    }

    /// An address after @ is a mailbox's, unless it is part of a URL that contains a key.
    private static boolean isMailbox(String line, int start) {
        if (start == 0 || line.charAt(start - 1) != '@') {
            return false;
        }
        int scheme = line.lastIndexOf("://", start);
        return scheme < 0 || line.substring(scheme, start).chars().anyMatch(Character::isWhitespace);
    }
}
