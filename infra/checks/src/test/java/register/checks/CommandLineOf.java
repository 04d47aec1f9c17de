package register.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command of this tree in a document.
///
/// @param command its script, with the subcommands
/// @param options its long options
record CommandLineOf(List<String> command, Set<String> options) {
    private static final Pattern INLINE = Pattern.compile("`(infra/[^`]+)`");
    /// A quoted string is one word.
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|[|;>()]|[^\\s|;>()]+");
    private static final Pattern SCRIPT = Pattern.compile("infra/(?:bench/)?[a-z]+");
    private static final Set<String> WITH_SUBCOMMANDS = Set.of(
            "infra/register",
            "infra/register archive",
            "infra/register requests",
            "infra/register recipients",
            "infra/register notices",
            "infra/register objections",
            "infra/register webhooks");

    /// From code blocks, and from code spans that begin with a script followed by words.
    static List<CommandLineOf> in(MarkdownFile file) {
        Stream<String> spans = INLINE.matcher(file.prose())
                .results()
                .map(span -> span.group(1).replace('\n', ' '))
                .filter(span -> span.contains(" "));
        return Stream.concat(file.code().lines(), spans)
                .flatMap(line -> in(line).stream())
                .toList();
    }

    private static List<CommandLineOf> in(String line) {
        List<String> words = WORD.matcher(line)
                .results()
                .map(word -> word.group())
                .takeWhile(word -> !word.startsWith("#"))
                .toList();
        var found = new ArrayList<CommandLineOf>();
        for (int at = 0; at < words.size(); at++) {
            boolean begins = at == 0 || words.get(at - 1).matches("[|;(]");
            if (begins && SCRIPT.matcher(words.get(at)).matches()) {
                found.add(of(words.subList(at, words.size()).stream()
                        .takeWhile(word -> !word.matches("[|;>()]"))
                        .toList()));
            }
        }
        return found;
    }

    private static CommandLineOf of(List<String> words) {
        String command = words.getFirst();
        int at = 1;
        while (at < words.size()
                && WITH_SUBCOMMANDS.contains(command)
                && words.get(at).matches("[a-z-]+")
                && !words.get(at).startsWith("-")) {
            command += " " + words.get(at++);
        }
        var options = new TreeSet<String>();
        for (String word : words) {
            if (word.startsWith("--")) {
                options.add(word.replaceAll("[=,].*", ""));
            }
        }
        return new CommandLineOf(List.of(command.split(" ")), options);
    }
}
