package register.commands.objections;

import static register.commands.option.NoResultException.orNo;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import register.commands.option.Exit;
import register.commands.option.NamedOption;
import register.commands.option.NoResultException;
import register.commands.option.PolicyArgument;
import register.commands.option.SiteOption;
import register.commands.option.Terminal;
import register.commands.text.ObjectionText;
import register.machine.site.Site;
import register.notice.NoticeId;
import register.notices.objection.Objecting;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.Objection;
import register.objection.Objection.About;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.request.ChangeAuthor;

/// Records an objection that did not come by reply or form.
@Command(
        name = "record",
        description = "Records an objection made by phone, by letter, or by a mail that the register could not "
                + "verify. No receipt is sent: inform the customer yourself. Repeating the command"
                + " records nothing new.")
final class RecordCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SiteOption at;

    @Mixin
    private final PolicyArgument policy = new PolicyArgument();

    @ArgGroup(multiplicity = "1")
    private @Nullable Objector objector;

    @Mixin
    private final Arrival arrival = new Arrival();

    @Mixin
    private final NamedOption by = new NamedOption();

    /// The customer who objects: exactly one of these.
    private static final class Objector {
        @Option(names = "--notice", paramLabel = "NTC-…", description = "The notice that it answers.")
        private @Nullable NoticeId notice;

        @Option(
                names = "--external-id",
                paramLabel = "ID",
                description = "The company's id for the contact; the last notice to that contact is taken.")
        private @Nullable String externalId;

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "The recipient's id in this register; the last notice to it is taken.")
        private @Nullable RecipientId id;
    }

    RecordCommand(Terminal terminal, SiteOption at) {
        this.terminal = terminal;
        this.at = at;
    }

    @Override
    public Integer call() throws IOException {
        ChangeAuthor person = by.at(terminal.clock());
        if (!arrival.isGiven()) {
            throw NoResultException.usage("--arrived and --note: expected both, or --request");
        }
        Site site = at.existing();
        ZoneId zone = PolicyArgument.head(policy.id(), site).timeZone();
        Arrival.ReceivedObjection received = arrival.in(site, zone, person.at());
        Objection objection = orNo(() -> record(site, received, person));
        arrival.classify(site, person);
        terminal.result(ObjectionText.json(objection), ObjectionText.line(objection));
        return Exit.DONE;
    }

    private Objection record(Site site, Arrival.ReceivedObjection received, ChangeAuthor person) {
        var objecting = new Objecting(site.register(), site.referenceKey());
        Objector given = Objects.requireNonNull(objector);
        NoticeId notice = given.notice;
        if (notice != null) {
            NoticeContext told = objecting
                    .told(notice)
                    .filter(found -> found.policy().equals(policy.id()))
                    .orElseThrow(() -> NoResultException.unknown("--notice", notice, "notice of " + policy.id()));
            return record(objecting, told, received, person);
        }
        RecipientId id = given.id;
        Recipient contact = id == null ? contact(site, Objects.requireNonNull(given.externalId)) : recipient(site, id);
        return objecting
                .lastOf(policy.id(), contact.id())
                .map(told -> record(objecting, told, received, person))
                .orElseGet(() -> objecting.record(
                        received.identity(contact.id().value()),
                        new About(policy.id(), null, contact.id(), null),
                        received.channel(),
                        received.at(),
                        received.statement(),
                        received.request(),
                        person));
    }

    private static Objection record(
            Objecting objecting, NoticeContext told, Arrival.ReceivedObjection received, ChangeAuthor person) {
        return objecting.record(
                received.identity(told.notice().id().toString()),
                told,
                received.channel(),
                received.at(),
                received.statement(),
                received.request(),
                person);
    }

    private Recipient recipient(Site site, RecipientId id) {
        return site.register()
                .ports()
                .recipients()
                .find(policy.id(), id)
                .orElseThrow(() -> NoResultException.unknown("--id", id.value(), "recipient of " + policy.id()));
    }

    private Recipient contact(Site site, String externalId) {
        Recipients recipients = site.register().ports().recipients();
        return recipients
                .withExternalId(policy.id(), externalId)
                .flatMap(id -> recipients.find(policy.id(), id))
                .orElseThrow(() -> NoResultException.unknown("--external-id", externalId, "contact of " + policy.id()));
    }
}
