package register.commands.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.commands.completion.CompletionPoint.Choice;

/// The script for bash.
record BashScript(List<CompletionPoint> places) {

    String text() {
        return """
                # Completes register in bash: source <(infra/register completion bash)
                _subprocessor_register() {
                    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} at='' offer='' i
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        case "$at ${COMP_WORDS[i]}" in
                        %s) at="${at:+$at }${COMP_WORDS[i]}" ;;
                        esac
                    done
                    case "$at $prev" in
                %s    esac
                    case "$at" in
                %s    esac
                    COMPREPLY=($(compgen -W "$offer" -- "$cur"))
                }
                complete -o default -F _subprocessor_register register
                """.formatted(commands(places), arguments(), offers());
    }

    /// Each command's words as a pattern: the words read before, a space, the next word.
    static String commands(List<CompletionPoint> places) {
        return places.stream()
                .map(CompletionPoint::command)
                .filter(command -> !command.isEmpty())
                .map(command -> "'" + (command.contains(" ") ? "" : " ") + command + "'")
                .collect(Collectors.joining(" | "));
    }

    private String arguments() {
        return places.stream()
                .flatMap(place -> place.options().stream()
                        .filter(Choice::argument)
                        .map(option -> "    '%s %s') %s return ;;\n"
                                .formatted(place.command(), option.word(), argument(option))))
                .collect(Collectors.joining());
    }

    private static String argument(Choice option) {
        return option.files()
                ? "COMPREPLY=();"
                : "compopt +o default 2>/dev/null; COMPREPLY=($(compgen -W '" + String.join(" ", option.words())
                        + "' -- \"$cur\"));";
    }

    private String offers() {
        return places.stream()
                .map(place -> "    '%s') offer='%s'%s ;;\n"
                        .formatted(
                                place.command(),
                                Stream.concat(
                                                Stream.concat(place.commands().stream(), place.options().stream())
                                                        .map(Choice::word),
                                                place.words().stream())
                                        .collect(Collectors.joining(" ")),
                                place.files() ? "" : "; compopt +o default 2>/dev/null"))
                .collect(Collectors.joining());
    }
}
