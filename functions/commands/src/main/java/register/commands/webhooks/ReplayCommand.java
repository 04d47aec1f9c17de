package register.commands.webhooks;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.json.Json;
import register.machine.site.Site;

/// What did not arrive is posted again.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Has posted again what a webhook did not take. One that was disabled is posted to again.")
final class ReplayCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneWebhook one = new OneWebhook();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "All that was recorded on this day (UTC) and after too, whether or not it was taken, and"
                    + " whether or not the webhook was there.")
    private @Nullable LocalDate since;

    ReplayCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        try (Site site = where.existing()) {
            Optional<Integer> due = site.webhooks()
                    .changes()
                    .replay(
                            one.id(),
                            since == null
                                    ? null
                                    : since.atStartOfDay(ZoneOffset.UTC).toInstant());
            due.ifPresent(
                    count -> terminal.result(Json.object().put("due", count).build(), "to be posted again: " + count));
            return due.isPresent() ? Exit.DONE : one.unknown(terminal.err());
        }
    }
}
