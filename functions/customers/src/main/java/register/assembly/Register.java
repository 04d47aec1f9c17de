package register.assembly;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.chain.Entry;
import register.chain.History;
import register.notice.NoticeDays;
import register.notice.NoticeGuard;
import register.notice.NoticeRate;
import register.objection.ObjectionErasure;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.publishing.Commitments;
import register.publishing.Erasure;
import register.publishing.KeyHandOvers;
import register.publishing.Publishing;
import register.publishing.Redacting;
import register.recipient.RecipientErasure;
import register.recipient.TermsInUse;
import register.request.RequestErasure;
import register.request.Retention;
import register.request.delivery.MailCopies;
import register.subscription.Subscribing;
import register.value.PolicyId;
import register.value.ReferenceKey;

/// A register: its ports, and the use cases that need no key and send nothing.
public record Register(Ports ports, Clock clock) {

    public History history() {
        return new History(ports.chain(), clock);
    }

    /// Refusals because of contracts name customers: only the publisher may see them.
    public Publishing publishing() {
        return publishing(ports.recipients()::termsInUse, _ -> Duration.ZERO);
    }

    /// Also refuses changes of which customers can be notified in time only if all mails leave at once.
    ///
    /// @param rate at which notices leave
    public Publishing publishing(NoticeRate rate) {
        return publishing(
                ports.recipients()::termsInUse,
                policy -> rate.length(ports.recipients().told(policy)));
    }

    /// The days of notice that customers must be given of a change to this version.
    ///
    /// @param rate at which notices leave
    public NoticeDays noticeDays(PolicyVersion version, NoticeRate rate) {
        PolicyId policy = version.policy();
        return NoticeDays.of(
                version.noticePeriodDays(),
                ports.recipients().termsInUse(policy),
                rate.length(ports.recipients().told(policy)),
                version.timeZone());
    }

    /// No problem names a customer, because where it is logged nobody can erase it.
    public Publishing publishingUnnamed() {
        return publishing(
                policy -> ports.recipients().termsInUse(policy).stream()
                        .map(TermsInUse::unnamed)
                        .toList(),
                _ -> Duration.ZERO);
    }

    private Publishing publishing(Function<PolicyId, List<TermsInUse>> terms, Function<PolicyId, Duration> length) {
        var guard = new NoticeGuard(history(), ports.persons(), terms, length);
        return new Publishing(ports.chain(), ports.documents(), ports.persons(), guard, clock);
    }

    public Redacting redacting() {
        return new Redacting(ports.chain(), ports.documents(), ports.persons(), erasure(), clock);
    }

    public KeyHandOvers handingOver() {
        return new KeyHandOvers(ports.chain(), ports.checkpoints(), ports.documents(), clock);
    }

    public Commitments commitments() {
        return new Commitments(ports.chain(), ports.checkpoints(), ports.documents(), clock);
    }

    public Erasure erasure() {
        return new Erasure(ports.chain(), ports.persons(), ports.documents(), clock);
    }

    /// @param copies of the requests' mails
    public RequestErasure requestErasure(MailCopies copies, Retention retention) {
        return new RequestErasure(
                ports.requests(),
                ports.documents(),
                ports.issuedDocuments(),
                copies,
                objectionErasure(),
                retention,
                clock);
    }

    /// @param key the register's
    public Subscribing subscribing(ReferenceKey key) {
        return new Subscribing(
                ports.confirmations(),
                ports.recipients(),
                ports.quotas(),
                recipientErasure(RecipientErasure.DEFAULT_DAYS),
                key,
                clock);
    }

    /// @param days that an ended contact is kept
    public RecipientErasure recipientErasure(int days) {
        return new RecipientErasure(ports.recipients(), ports.chain(), objectionErasure(), days, clock);
    }

    public ObjectionErasure objectionErasure() {
        return new ObjectionErasure(ports.objections(), ports.requests(), clock);
    }

    /// The version in an entry, with the names of natural persons, except redacted ones.
    public PolicyVersion shown(Entry entry) {
        return Persons.shown(entry.version(), ports.persons());
    }

    /// The addresses for requests in current and announced policies.
    public Set<String> publicAddresses() {
        History history = history();
        return history.policies().stream()
                .flatMap(policy -> Stream.concat(
                        history.inForce(policy, null, null).stream(),
                        history.announced(policy, Integer.MAX_VALUE).stream()
                                .flatMap(header -> ports.chain().entry(policy, header.sequence()).stream())))
                .flatMap(entry -> shown(entry).requests().publicAddresses().stream())
                .collect(Collectors.toSet());
    }

    /// The origins of all logs.
    public Stream<String> logOrigins() {
        return ports.chain().policies().stream()
                .flatMap(policy -> ports.checkpoints().latest(policy).stream())
                .map(signed -> signed.checkpoint().origin());
    }
}
