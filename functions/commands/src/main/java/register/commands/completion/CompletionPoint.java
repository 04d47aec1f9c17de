package register.commands.completion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import register.value.Term;

/// A point on the command line to complete: after a command's words.
///
/// @param command its words without the program's, joined by spaces; empty for the program itself
/// @param commands that may follow
/// @param words possible as a parameter
/// @param files true if a file may follow
public record CompletionPoint(
        String command, List<Choice> commands, List<Choice> options, List<String> words, boolean files) {

    /// A word with its meaning, in one line.
    ///
    /// @param argument true if it takes an argument
    /// @param words possible arguments; empty if there is no list
    /// @param files true if the argument is a file
    public record Choice(String word, String meaning, boolean argument, List<String> words, boolean files) {}

    /// All points of a program.
    public static List<CompletionPoint> all(CommandSpec program) {
        var all = new ArrayList<CompletionPoint>();
        add(program, "", all);
        return all;
    }

    private static void add(CommandSpec spec, String command, List<CompletionPoint> all) {
        all.add(new CompletionPoint(
                command,
                spec.subcommands().values().stream()
                        .map(sub -> new Choice(
                                sub.getCommandName(),
                                meaning(sub.getCommandSpec().usageMessage().description()),
                                false,
                                List.of(),
                                false))
                        .toList(),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(CompletionPoint::choice)
                        .toList(),
                spec.positionalParameters().stream()
                        .flatMap(CompletionPoint::words)
                        .toList(),
                spec.positionalParameters().stream().anyMatch(CompletionPoint::isFile)));
        spec.subcommands().forEach((name, sub) -> add(sub.getCommandSpec(), (command + " " + name).strip(), all));
    }

    private static Choice choice(OptionSpec option) {
        return new Choice(
                option.longestName(),
                meaning(option.description()),
                option.arity().max() > 0,
                words(option).toList(),
                isFile(option));
    }

    private static Stream<String> words(ArgSpec spec) {
        Class<?> type = spec.type();
        return spec.completionCandidates() instanceof Collection<?> given && !type.isEnum()
                ? given.stream().map(String::valueOf)
                : type.isEnum()
                        ? Arrays.stream(type.getEnumConstants())
                                .map(word -> word instanceof Term term ? term.term() : String.valueOf(word))
                        : Stream.empty();
    }

    private static boolean isFile(ArgSpec spec) {
        return spec.type() == Path.class || spec.auxiliaryTypes()[0] == Path.class;
    }

    /// The first sentence, on one line, without characters special to a shell.
    private static String meaning(String[] description) {
        String all = description.length == 0 ? "" : description[0];
        return all.replaceAll("\\$\\{[^}]*}", "")
                .split("(?<=[.?]) |: ", 2)[0]
                .replaceAll("[\\s\"'`$\\\\]+", " ")
                .strip()
                .replaceAll("\\.$", "");
    }
}
