package register.commands.requests;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import register.commands.option.DeciderOption;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.machine.site.Site;
import register.notices.objection.RequestDesk;
import register.objection.Objection;
import register.request.DpaRequest;
import register.request.Matter;

/// What it is about.
@Command(
        name = "matter",
        mixinStandardHelpOptions = true,
        description =
                "Says what the request is about, where the register read it wrongly or not at all. Sets until when"
                        + " the law or the policy wants an answer.")
final class MatterCommand implements Callable<Integer> {
    private final SiteOption where;
    private final DeciderOption by;

    @Mixin
    private final OneRequest one = new OneRequest();

    @Parameters(
            index = "1",
            paramLabel = "MATTER",
            description = "breach, data-subject-request, objection, redlines, termination, dpa or question.")
    private @Nullable Matter matter;

    MatterCommand(SiteOption where, DeciderOption by) {
        this.where = where;
        this.by = by;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        Matter said = Objects.requireNonNull(matter);
        try (Site site = where.existing()) {
            var desk = new RequestDesk(site.register(), site::referenceKey);
            Optional<DpaRequest> changed = desk.about(one.reference(), said, by.at(terminal.clock()));
            if (changed.isEmpty()) {
                return one.unknown(terminal);
            }
            Optional<Objection> objection = desk.objection(changed.get()).filter(Objection::isOpen);
            if (said == Matter.OBJECTION && objection.isEmpty()) {
                terminal.err()
                        .println("to keep it with the objections: objections record POLICY --request "
                                + one.reference());
            } else if (said != Matter.OBJECTION && objection.isPresent()) {
                terminal.err()
                        .println("its mail is recorded as an objection too: objections close "
                                + objection.get().reference() + " --outcome not-an-objection");
            }
            return OneRequest.changed(changed.get(), terminal);
        }
    }
}
