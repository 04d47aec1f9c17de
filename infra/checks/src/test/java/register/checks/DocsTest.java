package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import register.log.NoteKey;
import register.log.SignatureType;
import register.policyfile.PolicyFile;
import register.testing.Checkout;

/// Everything that the README and the docs name exists: links, commands, options, settings and parameters.
class DocsTest {
    static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern SETTING = Pattern.compile("REGISTER_[A-Z_]*[A-Z]\\b");
    private static final Pattern PARAMETER =
            Pattern.compile("(?m)^  ([A-Za-z]+):\\n(?:    .*\\n)*?    Default: " + "(.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z]+)` \\| ([^|]+) \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml draft.yaml\n(.*?)```");
    private static final Pattern RULING = Pattern.compile(
            "queueIf|silentIf|refused\\(|Finding\\(|Invalid\\(|Optional\\.of\\(\"|^    (?:public )?static final "
                    + "String");
    private static final Pattern REASON = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern KEY =
            Pattern.compile("(\\b[a-z][\\w.]*\\.example\\.com[\\w/.]*)\\+[0-9a-f]{8}\\+[\\w+/=]+…?");
    private static final Pattern CLASS = Pattern.compile("`(?:functions/[^`]*/)?([A-Z][A-Za-z]+)(?:\\.java)?`");
    private static final Pattern DEPLOYED = Pattern.compile("\\b([A-Z][a-z]+[A-Za-z]+)=");

    @Test
    void everyLinkAndAnchorLeadsSomewhere() throws IOException {
        var broken = new ArrayList<String>();
        int links = 0;
        for (MarkdownFile file : MarkdownFile.all()) {
            Matcher link = LINK.matcher(file.prose());
            while (link.find()) {
                String[] target = link.group(1).split("#", 2);
                if (target[0].contains(":")) {
                    continue;
                }
                links++;
                Path to = target[0].isEmpty()
                        ? file.path()
                        : file.path().resolveSibling(target[0]).normalize();
                if (!Files.exists(to)
                        || (target.length > 1
                                && !MarkdownFile.read(to).anchors().contains(target[1]))) {
                    broken.add(file.name() + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 50, "only " + links + " links");
    }

    /// A command has no option that its own help does not list.
    @Test
    void everyCommandAndOptionIsInItsOwnHelp() throws Exception {
        var lines = new TreeMap<List<String>, Set<String>>(Comparator.comparing(List::toString));
        for (MarkdownFile file : MarkdownFile.all()) {
            for (CommandLineOf line : CommandLineOf.in(file)) {
                lines.computeIfAbsent(line.command(), _ -> new TreeSet<>()).addAll(line.options());
            }
        }
        var unknown = new ArrayList<String>();
        for (var line : lines.entrySet()) {
            unknown.addAll(unknown(line.getKey(), line.getValue()));
        }
        assertEquals(List.of(), unknown);
        assertTrue(lines.size() > 30, "only " + lines.keySet());
    }

    private static List<String> unknown(List<String> command, Set<String> options) throws Exception {
        Path script = Checkout.file(command.getFirst());
        if (!Files.isExecutable(script)) {
            return List.of(String.join(" ", command));
        }
        var words = new ArrayList<>(command.subList(1, command.size()));
        words.add("--help");
        String help = command.getFirst().equals("infra/register")
                ? Command.here(Map.of(), words.toArray(String[]::new)).out()
                : Command.run(Map.of(), script.toString(), "--help").out();
        String usage = help.lines().findFirst().orElse("");
        if (!usage.contains(String.join(" ", command).substring("infra/".length()))) {
            return List.of(String.join(" ", command) + ": " + help);
        }
        return options.stream()
                .filter(option -> !option.equals("--help"))
                .filter(option -> !Pattern.compile("(?<![\\w-])" + option + "(?![\\w-])")
                        .matcher(help)
                        .find())
                .map(option -> String.join(" ", command) + " " + option)
                .toList();
    }

    @Test
    void theSettingsAreThoseOfTheCode() throws IOException {
        var code = new TreeSet<String>();
        for (Path file : sources()) {
            SETTING.matcher(Files.readString(file)).results().forEach(found -> code.add(found.group()));
        }
        Set<String> docs = SETTING.matcher(docs("settings.md"))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(code, docs);
        for (MarkdownFile file : MarkdownFile.all()) {
            SETTING.matcher(file.text())
                    .results()
                    .forEach(found -> assertTrue(code.contains(found.group()), file.name() + ": " + found.group()));
        }
    }

    /// `serve --help` names every setting of a server.
    @Test
    void theHelpOfServeNamesEachSettingOfAServer() throws IOException {
        String docs = docs("settings.md");
        String help = Files.readString(Checkout.root().resolve("infra/distribution/serve.txt"));
        assertEquals(
                List.of(),
                SETTING.matcher(docs.substring(0, docs.indexOf("## Commands with")))
                        .results()
                        .map(found -> found.group())
                        .distinct()
                        .filter(setting -> !help.contains(setting))
                        .toList());
    }

    private static List<Path> sources() throws IOException {
        Path root = Checkout.root();
        var found = new ArrayList<Path>();
        for (String top : List.of("functions", "infra")) {
            try (var files = Files.walk(root.resolve(top))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> {
                            String path = root.relativize(file).toString();
                            boolean script = path.matches("infra/(?:[a-z]+/)?[a-z.]+");
                            return script || (path.contains("src/main/java/") && path.endsWith(".java"));
                        })
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Test
    void theParametersAreThoseOfTheTemplateWithItsDefaults() throws IOException {
        String template = Files.readString(Checkout.file("template.yaml"));
        var parameters = new HashMap<String, String>();
        PARAMETER
                .matcher(template.substring(template.indexOf("\nParameters:"), template.indexOf("\nConditions:")))
                .results()
                .forEach(found -> parameters.put(found.group(1), found.group(2).replace("\"", "")));
        String docs = docs("aws.md");
        var told = new HashMap<String, String>();
        ROW.matcher(docs.substring(docs.indexOf("\n## Parameters")))
                .results()
                .forEach(found -> told.put(found.group(1), found.group(2)));
        assertEquals(new TreeSet<>(parameters.keySet()), new TreeSet<>(told.keySet()));
        // Empty values are described in words.
        parameters.forEach((name, value) -> assertTrue(value.isEmpty() || value.equals(told.get(name)), name));
        for (MarkdownFile file : MarkdownFile.all()) {
            file.code()
                    .lines()
                    .filter(line -> line.contains("infra/deploy"))
                    .forEach(line -> DEPLOYED.matcher(line)
                            .results()
                            .forEach(found -> assertTrue(parameters.containsKey(found.group(1)), line)));
        }
    }

    /// A reader who copies a witness's example would trust a key of an unknown owner. The only complete key is that
    /// of the log that signed `docs/notice.json`.
    @Test
    void noKeyOfAnExampleIsTaken() throws IOException {
        String signed = Files.readString(Checkout.file("docs/notice.json"));
        int examples = 0;
        for (MarkdownFile file : MarkdownFile.all()) {
            for (MatchResult key : KEY.matcher(file.text()).results().toList()) {
                if (signed.contains(key.group(1))) {
                    continue;
                }
                examples++;
                assertThrows(
                        IllegalArgumentException.class,
                        () -> NoteKey.parse(key.group(), Set.of(SignatureType.values())),
                        file.name());
            }
        }
        assertTrue(examples >= 3, examples + " keys of examples");
    }

    @Test
    void theExampleOfAPolicyIsSound() throws IOException {
        Matcher example = EXAMPLE.matcher(docs("policy-file.md"));
        assertTrue(example.find());
        PolicyFile.Result read =
                PolicyFile.read("policy-file.md", example.group(1).getBytes(StandardCharsets.UTF_8));
        assertInstanceOf(PolicyFile.Read.class, read, read::toString);
    }

    @Test
    void everyReasonOfARequestIsExplained() throws IOException {
        String docs = docs("requests.md");
        var reasons = new TreeSet<String>();
        try (var files = Files.walk(Checkout.file("functions/mail/src/main/java/register/mail"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> RULING.matcher(line).find())
                        .flatMap(line -> REASON.matcher(line).results())
                        .forEach(found -> reasons.add(found.group(1)));
            }
        }
        assertEquals(
                List.of(),
                reasons.stream().filter(reason -> !docs.contains(reason + "`")).toList());
        assertTrue(reasons.size() > 40, "only " + reasons);
    }

    /// Readers of the code find each class under the name used in the architecture.
    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        var classes = new TreeSet<String>();
        for (String top : List.of("functions", "infra")) {
            try (var files = Files.walk(Checkout.file(top))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.replace(".java", "")));
            }
        }
        Set<String> named = CLASS.matcher(docs("architecture.md") + Files.readString(Checkout.file("README.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                List.of(),
                named.stream().filter(name -> !classes.contains(name)).toList());
        assertTrue(named.size() > 40, "only " + named);
    }

    /// Nobody finds additional pages, so new content goes where its readers already look.
    @Test
    void thePapersStayFew() throws IOException {
        List<MarkdownFile> papers = MarkdownFile.all().stream()
                .filter(file -> file.name().matches("README.md|docs/.*"))
                .toList();
        long words = papers.stream()
                .mapToLong(file -> file.text().strip().split("\\s+").length)
                .sum();
        assertTrue(papers.size() <= 16, papers.size() + " with the README");
        assertTrue(words <= 26_400, words + " words");
    }

    private static String docs(String name) throws IOException {
        return Files.readString(Checkout.file("docs").resolve(name));
    }
}
