package register.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.vendors.Service.Kind;

/// The dependencies of a `pom.xml`.
final class MavenManifest {
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>([^<]*(?:<(?!/dependency>)[^<]*)*+)</dependency>");
    private static final Pattern GROUP = Pattern.compile("<groupId>\\s*([\\w.-]+)\\s*</groupId>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*([\\w.-]+)\\s*</artifactId>");
    private static final Pattern TEST = Pattern.compile("<scope>\\s*test\\s*</scope>");
    private static final Pattern COMMENT = Pattern.compile("<!--(?:[^-]|-(?!->))*+-->");

    private MavenManifest() {}

    static List<SeenName> read(String text) {
        String stated = COMMENT.matcher(text)
                .replaceAll(comment -> "\n".repeat((int)
                        comment.group().chars().filter(sign -> sign == '\n').count()));
        var found = new ArrayList<SeenName>();
        Matcher dependency = DEPENDENCY.matcher(stated);
        int line = 1;
        int counted = 0;
        while (dependency.find()) {
            Matcher group = GROUP.matcher(dependency.group(1));
            Matcher artifact = ARTIFACT.matcher(dependency.group(1));
            if (group.find() && artifact.find()) {
                int at = dependency.start(1) + artifact.start();
                line += (int) stated.substring(counted, at)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
                counted = at;
                found.add(new SeenName(
                        Kind.MAVEN,
                        group.group(1) + ":" + artifact.group(1),
                        line,
                        TEST.matcher(dependency.group(1)).find()));
            }
        }
        return found;
    }
}
