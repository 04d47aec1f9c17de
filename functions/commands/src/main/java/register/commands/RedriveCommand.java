package register.commands;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.NoResultException;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.mail.GivenUp;
import register.mail.Redrive;
import register.value.Problem;

/// `infra/register redrive`: lists the items that were given up, or retries them.
@Command(
        name = "redrive",
        description = "Lists the work that the register gave up on, with the reasons: mail, and on AWS also"
                + " policy files and entries. Or retries it, once you have fixed the cause: successes leave the "
                + "list, failures stay with their new reason.")
final class RedriveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    @Option(names = "--all", description = "Try everything again.")
    private boolean all;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Retry these; the list shows their IDs.")
    private @Nullable List<String> ids;

    RedriveCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    @Override
    public Integer call() throws IOException {
        List<String> named = ids == null ? List.of() : ids;
        if (all && !named.isEmpty()) {
            throw NoResultException.usage("--all: cannot be combined with IDs");
        }
        try (Redrive redrive = at.existing().redrive()) {
            List<GivenUp> given = redrive.all();
            if (!all && named.isEmpty()) {
                list(given);
                return Exit.DONE;
            }
            List<String> unknown = named.stream()
                    .filter(id -> given.stream().noneMatch(each -> each.id().equals(id)))
                    .toList();
            unknown.forEach(id -> terminal.err()
                    .println(NoResultException.unknown("ID", id, "ID in the list")
                            .getMessage()));
            if (!unknown.isEmpty()) {
                return Exit.NO;
            }
            Map<String, Redrive.Tried> tried = new LinkedHashMap<>();
            given.stream()
                    .filter(each -> all || named.contains(each.id()))
                    .forEach(each -> tried.put(each.id(), redrive.again(each)));
            terminal.result(
                    "tried",
                    Json.array(List.copyOf(tried.entrySet()), RedriveCommand::json),
                    tried.entrySet().stream().map(RedriveCommand::line).toList());
            return tried.values().stream().allMatch(Redrive.Done.class::isInstance) ? Exit.DONE : Exit.FAILURE;
        }
    }

    private static String line(Map.Entry<String, Redrive.Tried> tried) {
        return tried.getKey()
                + switch (tried.getValue()) {
                    case Redrive.Done(String line) -> " done: " + line;
                    case Redrive.Failed(String reason) -> " failed: " + reason;
                };
    }

    private static Json json(Map.Entry<String, Redrive.Tried> tried) {
        return Json.object()
                .put("id", tried.getKey())
                .put("done", tried.getValue() instanceof Redrive.Done)
                .put("reason", tried.getValue() instanceof Redrive.Failed(String reason) ? reason : null)
                .build();
    }

    private void list(List<GivenUp> given) {
        int width = given.stream().mapToInt(each -> each.id().length()).reduce("id".length(), Math::max);
        String row = "%-" + width + "s %-11s %-20s %5s %s";
        Stream<String> rows = given.stream()
                .map(each -> row.formatted(
                        each.id(),
                        each.kind().word(),
                        each.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                        each.tries() == 0 ? "-" : each.tries(),
                        Problem.printable(each.reason())));
        terminal.result(
                "givenUp",
                Json.array(given, RedriveCommand::json),
                Stream.concat(Stream.of(row.formatted("id", "what", "received", "tries", "reason")), rows)
                        .toList());
    }

    private static Json json(GivenUp given) {
        return Json.object()
                .put("id", given.id())
                .put("what", given.kind().word())
                .put("receivedAt", given.receivedAt().toString())
                .put("tries", given.tries())
                .put("reason", given.reason())
                .build();
    }
}
