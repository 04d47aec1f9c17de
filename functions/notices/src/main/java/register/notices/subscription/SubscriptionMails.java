package register.notices.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import register.assembly.Register;
import register.chain.Entry;
import register.mail.message.Address;
import register.mail.rule.MailSettings;
import register.mail.rule.SharedHosts;
import register.notice.NoticeRate;
import register.notices.letter.ChangeLetter;
import register.notices.plan.Latecomers;
import register.notices.plan.NoticePlans;
import register.outbox.Outbox;
import register.outbox.Revisions;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;
import register.subscription.Confirmation;
import register.subscription.Confirmations;
import register.subscription.FormQuotas;
import register.subscription.FormTokens;
import register.subscription.Subscribing;
import register.value.Failures;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// Processes readers' requests from forms: asks addresses to confirm, adds confirmed subscribers to open runs, and
/// removes expired requests. It never writes to addresses whose mail the register itself receives. Any number of
/// processes may run it at once; after a crash a mail may be sent twice.
public final class SubscriptionMails {
    /// The maximum number processed in one pass.
    private static final int PASS = 50;

    /// The maximum number of attempts.
    private static final int MOST_ATTEMPTS = 4;

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LATER = Duration.ofMinutes(15);

    /// The daily limits on mails: per address, per domain (unless strangers share it), and overall.
    private static final int TO_ADDRESS = 3;

    private static final int TO_DOMAIN = 50;
    private static final int OVERALL = 2_000;

    private final Register register;
    private final Confirmations confirmations;
    private final Outbox<Confirmation> outbox;
    private final Latecomers latecomers;
    private final FormTokens tokens;
    private final FormQuotas quotas;
    private final MailSettings settings;
    private final PublicAddress address;
    private final MailSender sender;

    /// @param key the register's, to make links
    public SubscriptionMails(
            Register register, ReferenceKey key, MailSettings settings, PublicAddress address, MailSender sender) {
        this.register = register;
        this.confirmations = register.ports().confirmations();
        this.outbox = new Outbox<>(
                new Revisions<>(Confirmation::id, confirmations::find, confirmations::replace), (_, _) -> false);
        this.latecomers = new Latecomers(new NoticePlans(register, new NoticeRate(1)));
        this.tokens = new FormTokens(key);
        this.quotas = new FormQuotas(register.ports().quotas(), key, register.clock());
        this.settings = settings;
        this.address = address;
        this.sender = sender;
    }

    /// The result of a pass.
    ///
    /// @param forgotten requests removed after they expired
    public record PassResult(int mails, int forgotten) {
        /// One line for a log; empty if nothing was done.
        public String line() {
            return mails + forgotten == 0 ? "" : "forms: mails sent " + mails + ", forgotten " + forgotten;
        }
    }

    /// Processes some of the due requests. A failure does not block the others.
    ///
    /// @throws RuntimeException the first failure, after the others were done
    public PassResult pass() {
        var mails = new AtomicInteger();
        var forgotten = new AtomicInteger();
        Failures.each(confirmations.due(now(), PASS), due -> {
            if (!now().isBefore(due.expires())) {
                confirmations.remove(due.id());
                forgotten.incrementAndGet();
            } else if (next(due)) {
                mails.incrementAndGet();
            }
        });
        return new PassResult(mails.get(), forgotten.get());
    }

    /// @return true if a mail left
    private boolean next(Confirmation due) {
        return switch (due.stage()) {
            case ASKED -> asked(due);
            case CONFIRMED -> confirmed(due);
            case MAILED, DONE -> false;
        };
    }

    private boolean asked(Confirmation due) {
        String to = due.address();
        Optional<SubscriptionLetter> letter = letter(due.policy());
        if (to == null || letter.isEmpty() || !isWithinLimits(due, to)) {
            confirmations.remove(due.id());
            return false;
        }
        return send(
                due,
                () -> due.recipient() == null
                        ? Subscribing.subscriber(register.ports().recipients(), due.policy(), to)
                                .map(one -> letter.get().already(due, one, to))
                                .orElseGet(() -> letter.get().asking(due, to))
                        : letter.get().asking(due, to),
                tried -> tried.mailed(now()));
    }

    private boolean confirmed(Confirmation due) {
        Optional<Recipient> recipient = Optional.ofNullable(due.recipient())
                .flatMap(id -> register.ports().recipients().find(due.policy(), id))
                .filter(Recipient::isNotified);
        String before = due.before();
        if (before == null) {
            recipient.ifPresent(one -> latecomers.add(one, ChangeAuthor.register(now())));
            boolean _ = confirmations.replace(due.done());
            return false;
        }
        Optional<SubscriptionLetter> letter = letter(due.policy());
        if (letter.isEmpty()) {
            boolean _ = confirmations.replace(due.done());
            return false;
        }
        return send(due, () -> letter.get().moved(due, before), Confirmation::done);
    }

    /// @param done the request after its mail was taken or may have left; for confirmed ones also after the last
    ///     attempt
    private boolean send(Confirmation due, Supplier<OutgoingMail> written, UnaryOperator<Confirmation> done) {
        Outbox.Sent<Confirmation, Handover> sent = outbox.send(
                due.tried(now().plus(LEASE)),
                () -> sender.send(written.get()),
                (tried, handover) -> became(tried, handover, done));
        Handover handover = sent.handover().orElse(null);
        if (handover != null
                && isOver(sent.record(), handover)
                && !sent.record().isConfirmed()) {
            confirmations.remove(due.id());
        }
        return handover instanceof Handover.Taken || handover instanceof Handover.Unknown;
    }

    private Confirmation became(Confirmation tried, Handover handover, UnaryOperator<Confirmation> done) {
        return switch (handover) {
            case Handover.Taken _, Handover.Unknown _ -> done.apply(tried);
            case Handover.Barred _ -> tried.deferred(now().plus(LATER));
            case Handover.NotTaken _, Handover.Refused _ ->
                !isOver(tried, handover)
                        ? tried.again(now().plus(LATER))
                        : tried.isConfirmed() ? done.apply(tried) : tried;
        };
    }

    /// True if it certainly did not leave, and there are no more tries.
    private static boolean isOver(Confirmation tried, Handover handover) {
        return handover instanceof Handover.Refused
                || (handover instanceof Handover.NotTaken && tried.attempts() >= MOST_ATTEMPTS);
    }

    private boolean isWithinLimits(Confirmation due, String to) {
        Address mailbox = Address.parse(to).orElse(null);
        String id = due.id().value();
        return mailbox != null
                && !isOwn(due.policy(), mailbox)
                && quotas.take("mail to " + mailbox.mailbox(), TO_ADDRESS, id)
                && (SharedHosts.hold(mailbox) || quotas.take("mail to " + mailbox.domain(), TO_DOMAIN, id))
                && quotas.take("mail", OVERALL, id);
    }

    /// True if its mail is received by the register itself, or by a person at a policy's address.
    private boolean isOwn(PolicyId policy, Address mailbox) {
        Stream<String> ofPolicy =
                version(policy).stream().flatMap(version -> version.requests().publicAddresses().stream());
        Stream<String> ofRegister =
                Stream.concat(settings.intakeAddresses().stream(), Stream.ofNullable(settings.replyFrom()));
        return Stream.concat(ofPolicy, ofRegister)
                .flatMap(text -> Address.parse(text).stream())
                .anyMatch(mailbox::same);
    }

    private Optional<SubscriptionLetter> letter(PolicyId policy) {
        URI url = address.url();
        return url == null
                ? Optional.empty()
                : version(policy)
                        .flatMap(version -> ChangeLetter.from(version, settings)
                                .map(from -> new SubscriptionLetter(version, from, url, tokens, settings.trial())));
    }

    private Optional<PolicyVersion> version(PolicyId policy) {
        return register.history()
                .inForce(policy, null, null)
                .or(() -> register.history().announced(policy, 1).stream()
                        .findFirst()
                        .flatMap(header -> register.ports().chain().entry(policy, header.sequence())))
                .map(Entry::version);
    }

    private Instant now() {
        return register.clock().instant();
    }
}
