package register.commands.objections;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.machine.site.Site;
import register.notice.NoticeId;
import register.notices.objection.Objecting;
import register.notices.objection.Objecting.Told;
import register.objection.Objection;
import register.objection.Objection.About;
import register.recipient.Recipient;
import register.request.By;
import register.value.PolicyId;

/// An objection that came in another way than by reply or form.
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description =
                "Records an objection that came by phone, by letter, or by a mail that the register could not"
                        + " believe. Nobody gets a receipt: tell the customer yourself. The same command again records nothing.")
final class RecordCommand implements Callable<Integer> {
    private final SiteOption where;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @ArgGroup(multiplicity = "1")
    private @Nullable Whose whose;

    @Mixin
    private final Arrival arrival = new Arrival();

    @Mixin
    private final NamedOption by = new NamedOption();

    /// Who objects: by exactly one of these.
    private static final class Whose {
        @Option(names = "--notice", paramLabel = "NTC-…", description = "The notice that it answers.")
        private @Nullable NoticeId notice;

        @Option(
                names = "--external-id",
                paramLabel = "ID",
                description = "By which the company knows the contact: its last notice counts.")
        private @Nullable String externalId;
    }

    RecordCommand(SiteOption where) {
        this.where = where;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = where.terminal();
        By person = by.at(terminal.clock());
        if (!arrival.isSaid()) {
            terminal.err().println("--arrived and --note: expected both, or --request");
            return Exit.USAGE;
        }
        try (Site site = where.existing()) {
            Optional<ZoneId> zone =
                    site.register().ports().chain().head(policy.id()).map(head -> head.timeZone());
            if (zone.isEmpty()) {
                terminal.err().println("POLICY: \"" + policy.id() + "\": no such policy in this register");
                return Exit.NO;
            }
            Optional<Arrival.Said> said = arrival.in(site, zone.get(), person.at(), terminal.err());
            return said.flatMap(what -> record(site, what, person))
                    .map(objection -> {
                        arrival.joined(site, person);
                        terminal.result(ObjectionText.json(objection), ObjectionText.line(objection));
                        return Exit.DONE;
                    })
                    .orElse(Exit.NO);
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }

    private Optional<Objection> record(Site site, Arrival.Said said, By person) {
        var objecting = new Objecting(site.register(), site.referenceKey());
        Whose one = Objects.requireNonNull(whose);
        NoticeId notice = one.notice;
        if (notice != null) {
            Optional<Told> told =
                    objecting.told(notice).filter(found -> found.policy().equals(policy.id()));
            if (told.isEmpty()) {
                where.terminal().err().println("--notice: \"" + notice + "\": no such notice of " + policy.id());
            }
            return told.map(found -> recorded(objecting, found, said, person));
        }
        return contact(site, Objects.requireNonNull(one.externalId))
                .map(recipient -> objecting
                        .lastOf(policy.id(), recipient.id())
                        .map(found -> recorded(objecting, found, said, person))
                        .orElseGet(() -> objecting.record(
                                said.identity(recipient.id().value()),
                                new About(policy.id(), null, recipient.id(), null),
                                said.channel(),
                                said.at(),
                                said.statement(),
                                said.request(),
                                person)));
    }

    private static Objection recorded(Objecting objecting, Told told, Arrival.Said said, By person) {
        return objecting.record(
                said.identity(told.notice().id().toString()),
                told,
                said.channel(),
                said.at(),
                said.statement(),
                said.request(),
                person);
    }

    private Optional<Recipient> contact(Site site, String externalId) {
        PolicyId of = policy.id();
        Optional<Recipient> found = site.register()
                .ports()
                .recipients()
                .withExternalId(of, externalId)
                .flatMap(id -> site.register().ports().recipients().find(of, id));
        if (found.isEmpty()) {
            where.terminal().err().println("--external-id: \"" + externalId + "\": no such contact of " + of);
        }
        return found;
    }
}
