package register.commands.objections;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.machine.site.Site;
import register.mail.KeptMail;
import register.notices.objection.Objecting;
import register.notices.objection.RequestDesk;
import register.objection.Channel;
import register.objection.Statement;
import register.request.By;
import register.request.DpaRequest;
import register.request.Matter;
import register.settings.BadSettingException;
import register.value.Reference;

/// When an objection came, how, and what it says: by a person's word, or by that of a mail which the register has.
final class Arrival {
    @Option(
            names = "--request",
            paramLabel = "DPA-…",
            description =
                    "The mail that it came by: time, text and sender are the mail's, unless they are said here. The"
                            + " mail is closed with the objection.")
    private @Nullable Reference request;

    @Option(
            names = "--arrived",
            paramLabel = "TIME",
            description = "When it reached the company: 2026-11-28T14:05 in the policy's time zone, or with an offset,"
                    + " 2026-11-28T14:05+02:00.")
    private @Nullable String arrived;

    @Option(names = "--note", paramLabel = "TEXT", description = "What was said.")
    private @Nullable String note;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "How it came: phone, letter, mail or other; default: other, with --request mail.")
    private @Nullable Channel channel;

    /// @param request absent where it came by no mail that the register has
    record Said(
            Instant at,
            Channel channel,
            Statement statement,
            @Nullable Reference request) {

        /// What tells it from all else that one of these says.
        String identity(String whom) {
            return String.join(" ", List.of(whom, at.toString(), Objecting.digest(statement.text())));
        }
    }

    /// Whether it is known when it came and what it says.
    boolean isSaid() {
        return request != null || (arrived != null && note != null && !note.isBlank());
    }

    /// Empty where there is no such mail, which is said to `err`.
    Optional<Said> in(Site site, ZoneId zone, Instant now, PrintWriter err) {
        Reference mail = request;
        if (mail == null) {
            Channel by = channel == null ? Channel.OTHER : channel;
            return Optional.of(new Said(
                    at(String.valueOf(arrived), zone, now), by, new Statement(String.valueOf(note), null), null));
        }
        Optional<DpaRequest> found = site.register().ports().requests().find(mail);
        if (found.isEmpty()) {
            err.println("--request: \"" + mail + "\": no such request");
            return Optional.empty();
        }
        Optional<String> text = Optional.ofNullable(note)
                .or(() -> KeptMail.of(found.get(), site.register().ports().documents())
                        .map(kept -> kept.read().newText().strip()))
                .filter(said -> !said.isBlank());
        if (text.isEmpty()) {
            err.println("--note: expected what was said; the mail of " + mail + " is deleted, or has no text");
        }
        return text.map(said -> new Said(
                arrived == null ? found.get().receivedAt() : at(arrived, zone, now),
                channel == null ? Channel.MAIL : channel,
                new Statement(said, found.get().sender()),
                mail));
    }

    /// The mail is about an objection, whatever the rules read.
    void joined(Site site, By person) {
        if (request != null) {
            var _ = new RequestDesk(site.register(), site::referenceKey).about(request, Matter.OBJECTION, person);
        }
    }

    private static Instant at(String text, ZoneId zone, Instant now) {
        Instant at;
        try {
            at = text.matches(".*T.*(?:Z|[+-][0-9:]+)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException _) {
            throw new BadSettingException(
                    "--arrived", text, "expected a time such as 2026-11-28T14:05 or 2026-11-28T14:05+02:00");
        }
        if (at.isAfter(now)) {
            throw new BadSettingException("--arrived", text, "expected a time that has passed");
        }
        return at;
    }
}
