package register.commands.objections;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import register.commands.option.NoResultException;
import register.machine.site.Site;
import register.mail.KeptMail;
import register.notices.objection.Objecting;
import register.notices.objection.RequestDesk;
import register.objection.CustomerStatement;
import register.objection.ObjectionChannel;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.Matter;
import register.settings.BadSettingException;
import register.value.Reference;

/// An objection's time of arrival, channel and text, as a person states them, or as in a mail in the register.
final class Arrival {
    @Option(
            names = "--request",
            paramLabel = "DPA-…",
            description = "The mail that contains it. Its time, text and sender are used unless you give others. "
                    + "The mail is closed with the objection.")
    private @Nullable Reference request;

    @Option(
            names = "--arrived",
            paramLabel = "TIME",
            description = "The time when it reached the company: 2026-11-28T14:05 in the policy's time zone, or"
                    + " with an offset, 2026-11-28T14:05+02:00.")
    private @Nullable String arrived;

    @Option(names = "--note", paramLabel = "TEXT", description = "The text of the objection.")
    private @Nullable String note;

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            description = "The channel: phone, letter, mail or other; default: other, or mail with --request.")
    private @Nullable ObjectionChannel channel;

    /// An objection as received.
    ///
    /// @param request absent if it is not from a mail in the register
    record ReceivedObjection(
            Instant at,
            ObjectionChannel channel,
            CustomerStatement statement,
            @Nullable Reference request) {

        /// Distinguishes this objection from any other of the same customer.
        String identity(String customer) {
            return String.join(" ", List.of(customer, at.toString(), Objecting.digest(statement.text())));
        }
    }

    /// True if the options state its time and its text.
    boolean isGiven() {
        return request != null || (arrived != null && note != null && !note.isBlank());
    }

    /// @throws NoResultException if the register has no such mail, or no text of it
    ReceivedObjection in(Site site, ZoneId zone, Instant now) {
        Reference mail = request;
        if (mail == null) {
            ObjectionChannel by = channel == null ? ObjectionChannel.OTHER : channel;
            return new ReceivedObjection(
                    at(String.valueOf(arrived), zone, now),
                    by,
                    new CustomerStatement(String.valueOf(note), null),
                    null);
        }
        DpaRequest found = site.register()
                .ports()
                .requests()
                .find(mail)
                .orElseThrow(() -> NoResultException.unknown("--request", mail, "request"));
        String text = Optional.ofNullable(note)
                .or(() -> KeptMail.of(found, site.register().ports().documents())
                        .map(kept -> kept.read().newText().strip()))
                .filter(stated -> !stated.isBlank())
                .orElseThrow(() -> NoResultException.no(
                        "--note: expected what was said; the mail of " + mail + " is deleted, or has no text"));
        return new ReceivedObjection(
                arrived == null ? found.arrival().receivedAt() : at(arrived, zone, now),
                channel == null ? ObjectionChannel.MAIL : channel,
                new CustomerStatement(text, found.arrival().sender()),
                mail);
    }

    /// Sets the matter of the objection's mail to objection, whatever the rules decided.
    void classify(Site site, ChangeAuthor person) {
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
