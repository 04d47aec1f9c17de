package register.notices.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.notice.Addressee;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.Run;
import register.outbox.Outbox;
import register.recipient.Recipient;
import register.recipient.Recipients;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.value.LogText;

/// Makes the next attempt for a notice: claims it, hands its mail over, records the result.
final class NoticeAttempts {
    private final NoticeLedger ledger;
    private final Recipients recipients;
    private final NoticeChannel channel;
    private final Outbox<Notice> outbox;
    private final Duration lease;
    private final Clock clock;

    NoticeAttempts(NoticeLedger ledger, Recipients recipients, NoticeChannel channel, Duration lease, Clock clock) {
        this.ledger = ledger;
        this.recipients = recipients;
        this.channel = channel;
        // A result always applies to its attempt, even if others followed.
        this.outbox = new Outbox<>(ledger.revisions(), (_, _) -> true);
        this.lease = lease;
        this.clock = clock;
    }

    /// @param seen the notice as last read; it may have changed since
    /// @return the result; empty if no mail was handed over
    Optional<Handover> next(Run run, Notice seen) {
        Notice notice = seen;
        while (isDue(notice)) {
            Optional<Recipient> told =
                    recipients.find(run.policy(), notice.recipient()).filter(Recipient::isNotified);
            if (told.isEmpty()) {
                cancel(notice, "recipient-ended");
                return Optional.empty();
            }
            Notice claimed = addressed(notice.claimed(now().plus(lease), ChangeAuthor.register(now())), told.get());
            Supplier<Handover> hand = channel.write(run, claimed, told.get());
            Outbox.Sent<Notice, Handover> sent = outbox.send(
                    claimed, hand, (standing, handover) -> standing.with(line(claimed.attempts(), handover)));
            if (sent.handover().isPresent()) {
                return sent.handover();
            }
            notice = sent.record();
        }
        return Optional.empty();
    }

    private static Notice addressed(Notice claimed, Recipient told) {
        return Optional.ofNullable(told.who())
                .flatMap(who -> Address.parse(who.address()))
                .map(address -> claimed.to(Addressee.of(told, claimed.id(), address.toString())))
                .orElse(claimed);
    }

    boolean isDue(Notice notice) {
        return notice.nextAttempt().filter(at -> !at.isAfter(now())).isPresent();
    }

    /// Cancels a notice that has not left, unless it is leaving.
    void cancel(Notice notice, String why) {
        var _ = ledger.change(
                notice.id(),
                standing -> standing.wantsAttempt() ? standing.cancelled(why, ChangeAuthor.register(now())) : standing);
    }

    private LedgerLine line(int attempt, Handover handover) {
        return switch (handover) {
            case Handover.Taken(var id) -> line(attempt, Kind.SENT, id);
            case Handover.NotTaken _, Handover.Barred _ -> line(attempt, Kind.NOT_TAKEN, handover.words());
            case Handover.Refused _ -> line(attempt, Kind.REFUSED, handover.words());
            case Handover.Unknown _ -> line(attempt, Kind.UNKNOWN, handover.words());
        };
    }

    private LedgerLine line(int attempt, Kind kind, @Nullable String words) {
        return new LedgerLine(
                now(),
                ChangeAuthor.REGISTER,
                attempt,
                kind,
                words == null ? null : Handover.line(LogText.withoutAddresses(words)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
