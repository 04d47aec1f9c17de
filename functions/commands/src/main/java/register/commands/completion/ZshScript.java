package register.commands.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.commands.completion.CompletionPoint.Choice;

/// The script for zsh.
record ZshScript(List<CompletionPoint> places) {

    String text() {
        return """
                #compdef register
                # Completes register in zsh: source <(infra/register completion zsh)
                _subprocessor_register() {
                    local prev=${words[CURRENT-1]} at='' i
                    local -a offer
                    for ((i = 2; i < CURRENT; i++)); do
                        case "$at ${words[i]}" in
                        (%s) at="${at:+$at }${words[i]}" ;;
                        esac
                    done
                    case "$at $prev" in
                %s    esac
                    case "$at" in
                %s    esac
                }
                compdef _subprocessor_register register
                """.formatted(BashScript.commands(places), arguments(), offers());
    }

    private String arguments() {
        return places.stream()
                .flatMap(place -> place.options().stream()
                        .filter(Choice::argument)
                        .map(option -> "    ('%s %s') %s; return ;;\n"
                                .formatted(place.command(), option.word(), argument(option))))
                .collect(Collectors.joining());
    }

    private static String argument(Choice option) {
        return option.files()
                ? "_files"
                : option.words().isEmpty()
                        ? "_message " + option.word()
                        : "compadd -- " + String.join(" ", option.words());
    }

    private String offers() {
        return places.stream()
                .map(place -> "    ('%s') offer=(%s); _describe word offer%s%s ;;\n"
                        .formatted(
                                place.command(),
                                Stream.concat(place.commands().stream(), place.options().stream())
                                        .map(one -> "'" + one.word() + ":"
                                                + one.meaning().replace(":", "\\:") + "'")
                                        .collect(Collectors.joining(" ")),
                                place.words().isEmpty() ? "" : "; compadd -- " + String.join(" ", place.words()),
                                place.files() ? "; _files" : ""))
                .collect(Collectors.joining());
    }
}
