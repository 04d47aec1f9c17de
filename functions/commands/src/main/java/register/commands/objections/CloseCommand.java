package register.commands.objections;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.OneLine;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.machine.site.Site;
import register.notices.objection.Objecting;
import register.objection.Objection;
import register.objection.Objections.Place;
import register.objection.Outcome;
import register.request.By;

/// What became of an objection.
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Records what became of an objection. The mail that it came by is closed with it, unless it"
                + " objects to nothing. Said again, the last word counts; the history keeps all.")
final class CloseCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final OneObjection one = new OneObjection();

    @Option(
            names = "--outcome",
            required = true,
            paramLabel = "OUTCOME",
            description = "withdrawn, version-withdrawn, alternative-offered, customer-terminates, rejected or"
                    + " not-an-objection.")
    private @Nullable Outcome outcome;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; the customer's evidence pack shows it. Required with rejected and not-an-objection.")
    private @Nullable String reason;

    @Mixin
    private final NamedOption by = new NamedOption();

    CloseCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        By person = by.at(terminal.clock());
        Outcome said = Objects.requireNonNull(outcome);
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        if (why == null && said.needsReason()) {
            terminal.err().println("--reason: missing; " + said.term() + " needs a reason");
            return Exit.USAGE;
        }
        try (Site site = where.existing()) {
            Optional<Objection> found = one.in(site);
            if (found.isEmpty()) {
                return one.unknown(terminal);
            }
            var place = new Place(found.get().policy(), found.get().reference());
            new Objecting(site.register(), site.referenceKey())
                    .close(place, said, why, person)
                    .ifPresent(
                            objection -> terminal.result(ObjectionText.json(objection), ObjectionText.line(objection)));
            return Exit.DONE;
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }
}
