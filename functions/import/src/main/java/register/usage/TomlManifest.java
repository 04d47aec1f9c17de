package register.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.vendors.Service.Kind;

/// The dependencies of manifests in TOML: of a section's keys, or of the texts in a list.
final class TomlManifest {
    private static final int LONGEST = 500;
    private static final Pattern SECTION = Pattern.compile("\\[+\\s*([^\\]]+?)\\s*\\]+.*");
    private static final Pattern KEY = Pattern.compile("\"?([\\w.-]+)\"?\\s*=.*");
    private static final Pattern LIST = Pattern.compile("([\\w-]+)\\s*=\\s*\\[(.*)");
    private static final Pattern REQUIREMENT = Pattern.compile("[\"']([A-Za-z0-9][\\w.-]*)[^\"']*[\"']");
    private static final Pattern DEVELOPMENT =
            Pattern.compile("(?i).*\\b(?:dev|development|test|tests|lint|docs?|build)\\b.*");

    private TomlManifest() {}

    static List<SeenName> python(String text) {
        return read(text, Kind.PYPI, "(?:dev-)?packages|tool\\.poetry\\..*dependencies");
    }

    static List<SeenName> cargo(String text) {
        return read(text, Kind.CARGO, "(?:.*\\.)?(?:dev-|build-)?dependencies");
    }

    private static List<SeenName> read(String text, Kind kind, String sections) {
        var found = new ArrayList<SeenName>();
        String section = "";
        String list = "";
        int number = 0;
        for (String whole : (Iterable<String>) text.lines()::iterator) {
            number++;
            String line = whole.substring(0, Math.min(LONGEST, whole.length())).strip();
            if (line.startsWith("#")) {
                continue;
            }
            Matcher head = SECTION.matcher(line);
            Matcher begins = LIST.matcher(line);
            if (list.isEmpty() && head.matches()) {
                section = head.group(1);
            } else if (section.matches(sections)) {
                Matcher key = KEY.matcher(line);
                if (key.matches()) {
                    found.add(new SeenName(kind, key.group(1), number, isDevelopment(section)));
                }
            } else if (kind == Kind.PYPI
                    && (!list.isEmpty() || (begins.matches() && isRequired(section, begins.group(1))))) {
                String texts = list.isEmpty() ? begins.group(2) : line;
                list = list.isEmpty() ? section + " " + begins.group(1) : list;
                Matcher requirement = REQUIREMENT.matcher(texts);
                while (requirement.find()) {
                    found.add(new SeenName(kind, requirement.group(1), number, isDevelopment(list)));
                }
                if (texts.endsWith("]")) {
                    list = "";
                }
            }
        }
        return found;
    }

    private static boolean isRequired(String section, String key) {
        return (section.equals("project") && key.equals("dependencies"))
                || section.equals("project.optional-dependencies")
                || section.equals("dependency-groups");
    }

    private static boolean isDevelopment(String section) {
        return DEVELOPMENT.matcher(section).matches();
    }
}
