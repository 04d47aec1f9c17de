package register.commands.objections;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
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
import register.objection.Channel;
import register.objection.Objection;
import register.objection.Objection.About;
import register.objection.Statement;
import register.recipient.Recipient;
import register.request.By;
import register.settings.BadSettingException;
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

    @Option(
            names = "--arrived",
            required = true,
            paramLabel = "TIME",
            description = "When it reached the company: 2026-11-28T14:05 in the policy's time zone, or with an offset,"
                    + " 2026-11-28T14:05+02:00.")
    private String arrived = "";

    @Option(names = "--note", required = true, paramLabel = "TEXT", description = "What was said.")
    private String note = "";

    @Option(
            names = "--channel",
            defaultValue = "other",
            paramLabel = "CHANNEL",
            description = "How it came: phone, letter, mail or other; default: ${DEFAULT-VALUE}.")
    private Channel channel = Channel.OTHER;

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
        if (note.isBlank()) {
            terminal.err().println("--note: expected what was said");
            return Exit.USAGE;
        }
        try (Site site = where.existing()) {
            Optional<ZoneId> zone =
                    site.register().ports().chain().head(policy.id()).map(head -> head.timeZone());
            if (zone.isEmpty()) {
                terminal.err().println("POLICY: \"" + policy.id() + "\": no such policy in this register");
                return Exit.NO;
            }
            Instant at = at(zone.get(), person.at());
            return record(site, at, person)
                    .map(objection -> {
                        terminal.out().println(ObjectionText.line(objection));
                        return Exit.DONE;
                    })
                    .orElse(Exit.NO);
        } catch (IllegalStateException e) {
            terminal.err().println(e.getMessage());
            return Exit.NO;
        }
    }

    private Optional<Objection> record(Site site, Instant at, By person) {
        var objecting = new Objecting(site.register(), site.referenceKey());
        Whose one = Objects.requireNonNull(whose);
        NoticeId notice = one.notice;
        if (notice != null) {
            Optional<Told> told =
                    objecting.told(notice).filter(found -> found.policy().equals(policy.id()));
            if (told.isEmpty()) {
                where.terminal().err().println("--notice: \"" + notice + "\": no such notice of " + policy.id());
            }
            return told.map(found -> recorded(objecting, found, at, person));
        }
        return contact(site, Objects.requireNonNull(one.externalId))
                .map(recipient -> objecting
                        .lastOf(policy.id(), recipient.id())
                        .map(found -> recorded(objecting, found, at, person))
                        .orElseGet(() -> objecting.record(
                                identity(recipient.id().value(), at),
                                new About(policy.id(), null, recipient.id(), null),
                                channel,
                                at,
                                new Statement(note, null),
                                null,
                                person)));
    }

    private Objection recorded(Objecting objecting, Told told, Instant at, By person) {
        return objecting.record(
                identity(told.notice().id().toString(), at),
                told,
                channel,
                at,
                new Statement(note, null),
                null,
                person);
    }

    private String identity(String whom, Instant at) {
        return String.join(" ", List.of(whom, at.toString(), Objecting.digest(note)));
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

    private Instant at(ZoneId zone, Instant now) {
        Instant at;
        try {
            at = arrived.matches(".*T.*(?:Z|[+-][0-9:]+)")
                    ? OffsetDateTime.parse(arrived).toInstant()
                    : LocalDateTime.parse(arrived).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw new BadSettingException(
                    "--arrived", arrived, "expected a time such as 2026-11-28T14:05 or 2026-11-28T14:05+02:00");
        }
        if (at.isAfter(now)) {
            throw new BadSettingException("--arrived", arrived, "expected a time that has passed");
        }
        return at;
    }
}
