package register.commands.objections;

import static register.commands.option.NoResultException.orNo;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.assembly.Register;
import register.commands.option.DeciderOption;
import register.commands.option.NamedOption;
import register.commands.option.NoResultException;
import register.commands.option.OneLine;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Subcommands;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.json.Json;
import register.machine.site.Site;
import register.notices.objection.Objecting;
import register.objection.Objection;
import register.objection.ObjectionOutcome;
import register.objection.Objections.Place;
import register.request.ChangeAuthor;
import register.value.PolicyId;

/// `infra/register objections`: customers' objections to announced changes.
@Command(
        name = "objections",
        addMethodSubcommands = false,
        description = "Lists customers' objections to announced changes, records those made by phone or letter, "
                + "and keeps the outcome of each.",
        synopsisSubcommandLabel = "COMMAND")
public final class ObjectionsCommand {
    private final Terminal terminal;

    @Mixin
    private final SiteOption at;

    private ObjectionsCommand(Terminal terminal) {
        this.terminal = terminal;
        this.at = new SiteOption(terminal);
    }

    public static CommandLine line(Terminal terminal) {
        var objections = new ObjectionsCommand(terminal);
        return Subcommands.of(objections, new RecordCommand(terminal, objections.at));
    }

    @Command(
            description = "Records the outcome of an objection. The mail that contains it is closed with it,"
                    + " unless that turns out not to be an objection. A later outcome replaces an earlier one; the"
                    + " history keeps both.")
    void close(
            @Mixin OneObjection one,
            @Option(
                            names = "--outcome",
                            required = true,
                            paramLabel = "OUTCOME",
                            description = "withdrawn, version-withdrawn, alternative-offered, customer-terminates,"
                                    + " rejected or not-an-objection.")
                    ObjectionOutcome outcome,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            description =
                                    "The reason, which the customer's evidence pack shows. Required with rejected and"
                                            + " not-an-objection.")
                    @Nullable
                    String reason,
            @Mixin NamedOption by)
            throws IOException {
        ChangeAuthor person = by.at(terminal.clock());
        String why = reason == null ? null : OneLine.of("--reason", reason, OneLine.MOST);
        if (why == null && outcome.needsReason()) {
            throw NoResultException.usage("--reason: missing; " + outcome.term() + " needs a reason");
        }
        Site site = at.existing();
        Objection found = one.in(site);
        orNo(() -> new Objecting(site.register(), site.referenceKey())
                        .close(new Place(found.policy(), found.reference()), outcome, why, person))
                .ifPresent(closed -> terminal.result(ObjectionText.json(closed), ObjectionText.line(closed)));
    }

    @Command(
            description = "Erases an objection's text, its sender and the reasons in its history. References,"
                    + " times, outcome and the reason of the erasure stay. To erase the mail that contains it, use "
                    + "requests erase.")
    void erase(
            @Mixin OneObjection one,
            @Mixin DeciderOption by,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "The reason, which is kept. It must not name anyone.")
                    String reason,
            @Option(names = "--yes", description = "Do not ask.") boolean yes)
            throws IOException {
        String why = OneLine.of("--reason", reason, OneLine.MOST);
        Site site = at.existing();
        Objection found = one.in(site);
        terminal.askToErase(yes, found.reference().toString());
        site.register()
                .objectionErasure()
                .erase(found.policy(), found.reference(), why, by.at(terminal.clock()))
                .ifPresent(left -> terminal.result(ObjectionText.json(left), "erased " + left.reference()));
    }

    @Command(description = "Lists the open objections, earliest first.")
    void list(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "POLICY",
                            description = "Only objections of this policy; default: all.")
                    @Nullable
                    PolicyId policy,
            @Option(names = "--all", description = "Include closed objections, and what remains of erased ones.")
                    boolean all)
            throws IOException {
        Site site = at.existing();
        Register register = site.register();
        List<PolicyId> policies = policy == null
                ? register.ports().chain().policies()
                : List.of(PolicyArgument.head(policy, site).policy());
        List<Objection> found = policies.stream()
                .flatMap(each -> register.ports().objections().all(each).stream())
                .filter(one -> all || one.isOpen())
                .sorted(Comparator.comparing(Objection::arrived).thenComparing(Objection::reference))
                .toList();
        terminal.result("objections", Json.array(found, ObjectionText::json), ObjectionText.table(found, register));
    }

    @Command(description = "Shows one objection: its text, its sender, whether it came in time, and its history.")
    void show(@Mixin OneObjection one) throws IOException {
        Site site = at.existing();
        Objection found = one.in(site);
        terminal.result(ObjectionText.json(found), ObjectionText.whole(found, site.register()));
    }
}
