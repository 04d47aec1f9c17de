package register.commands.completion;

import java.util.List;
import java.util.stream.Collectors;
import register.commands.completion.CompletionPoint.Choice;

/// The script for fish.
record FishScript(List<CompletionPoint> places) {

    String text() {
        return """
                # Completes register in fish: infra/register completion fish | source
                function __subprocessor_register_at
                    set -l at
                    set -l typed (commandline -opc)
                    for word in $typed[2..-1]
                        switch "$at $word"
                            case %s
                                set at (string trim -- "$at $word")
                        end
                    end
                    test "$at" = "$argv"
                end
                complete -c register -f
                """.formatted(BashScript.commands(places).replace(" | ", " "))
                + places.stream().map(FishScript::lines).collect(Collectors.joining());
    }

    private static String lines(CompletionPoint place) {
        String here = "complete -c register -n '__subprocessor_register_at %s'".formatted(place.command());
        var lines = new StringBuilder();
        place.commands().forEach(one -> lines.append("%s -a %s -d '%s'\n".formatted(here, one.word(), one.meaning())));
        place.options()
                .forEach(one ->
                        lines.append("%s %s%s -d '%s'\n".formatted(here, name(one), argument(one), one.meaning())));
        if (!place.words().isEmpty()) {
            lines.append("%s -a '%s'\n".formatted(here, String.join(" ", place.words())));
        }
        if (place.files()) {
            lines.append(here).append(" -F\n");
        }
        return lines.toString();
    }

    private static String name(Choice option) {
        return option.word().startsWith("--")
                ? "-l " + option.word().substring(2)
                : "-s " + option.word().substring(1);
    }

    private static String argument(Choice option) {
        if (!option.argument()) {
            return "";
        }
        return option.files()
                ? " -r -F"
                : option.words().isEmpty() ? " -x" : " -x -a '" + String.join(" ", option.words()) + "'";
    }
}
