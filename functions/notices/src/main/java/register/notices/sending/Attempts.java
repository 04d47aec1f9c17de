package register.notices.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.mail.sending.SendingOnce;
import register.notice.Addressee;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.recipient.Recipient;
import register.recipient.Recipients;
import register.request.By;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;

/// Makes the next attempt of a notice: claims it, hands its mail over, records what became of it.
final class Attempts {
    private final Ledger ledger;
    private final Recipients recipients;
    private final Letters letters;
    private final SendingOnce<Notice> once;
    private final Duration lease;
    private final Clock clock;

    Attempts(
            Notices notices,
            Ledger ledger,
            Recipients recipients,
            Letters letters,
            MailSender sender,
            Duration lease,
            Clock clock) {
        this.ledger = ledger;
        this.recipients = recipients;
        this.letters = letters;
        this.once = new SendingOnce<>(new Claims(notices, ledger), sender);
        this.lease = lease;
        this.clock = clock;
    }

    /// Whatever became of an attempt is about that attempt for good, whoever made another meanwhile.
    private record Claims(Notices notices, Ledger ledger) implements SendingOnce.Records<Notice> {
        @Override
        public boolean replace(Notice changed) {
            return ledger.replace(changed);
        }

        @Override
        public Notice current(Notice notice) {
            return notices.find(notice.id())
                    .orElseThrow(() -> new IllegalStateException("recorded, then not found: " + notice.id()));
        }

        @Override
        public boolean counts(Notice claimed, Notice standing) {
            return true;
        }
    }

    /// @param seen the notice as it was read last; it may have changed since
    /// @return what became of the mail; empty where none was handed over
    Optional<Handover> next(Run run, Notice seen) {
        Notice notice = seen;
        while (isDue(notice)) {
            Optional<Recipient> told =
                    recipients.find(run.policy(), notice.recipient()).filter(Recipient::isTold);
            if (told.isEmpty()) {
                cancel(notice, "recipient-ended");
                return Optional.empty();
            }
            Notice claimed = addressed(notice.claimed(now().plus(lease), By.register(now())), told.get());
            var handed = new AtomicReference<@Nullable Handover>();
            notice = once.send(claimed, letters.mail(run, claimed, told.get()), (standing, handover) -> {
                handed.set(handover);
                return standing.with(line(claimed.attempts(), handover));
            });
            Handover handover = handed.get();
            if (handover != null) {
                return Optional.of(handover);
            }
        }
        return Optional.empty();
    }

    private static Notice addressed(Notice claimed, Recipient told) {
        return Optional.ofNullable(told.who())
                .flatMap(who -> Address.parse(who.address()))
                .map(address -> claimed.to(Addressee.of(told, claimed.id(), address.toString())))
                .orElse(claimed);
    }

    /// Whether an attempt is due now.
    boolean isDue(Notice notice) {
        return notice.nextAttempt().filter(at -> !at.isAfter(now())).isPresent();
    }

    /// Lets a notice be that has not left, unless it is leaving.
    void cancel(Notice notice, String why) {
        var _ = ledger.change(
                notice.id(),
                standing -> standing.wantsAttempt() ? standing.cancelled(why, By.register(now())) : standing);
    }

    private LedgerLine line(int attempt, Handover handover) {
        return switch (handover) {
            case Handover.Taken(var id) -> line(attempt, Kind.SENT, id);
            case Handover.NotTaken(String words, boolean _) -> line(attempt, Kind.NOT_TAKEN, words);
            case Handover.Barred(String words) -> line(attempt, Kind.NOT_TAKEN, words);
            case Handover.Refused(String words) -> line(attempt, Kind.REFUSED, words);
            case Handover.Unknown(String words) -> line(attempt, Kind.UNKNOWN, words);
        };
    }

    private LedgerLine line(int attempt, Kind kind, @Nullable String words) {
        return new LedgerLine(
                now(),
                By.REGISTER,
                attempt,
                kind,
                words == null ? null : Handover.line(Handover.withoutAddresses(words)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
