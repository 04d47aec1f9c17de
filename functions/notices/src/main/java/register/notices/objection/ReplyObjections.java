package register.notices.objection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.Correspondence;
import register.mail.NoticeReplies;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.rule.SharedHosts;
import register.notice.Addressee;
import register.notice.NoticeId;
import register.notices.objection.Objecting.NoticeContext;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionReference;
import register.objection.Objections.Place;
import register.recipient.Recipient;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.MessageKey;
import register.value.ReferenceKey;

/// Accepts replies to notices. A reply names its notice in its subject, in its references, or in its own text, and
/// comes from the recipient's address, now or at the time of the notice, or from another of the same domain.
public record ReplyObjections(Objecting objecting, ObjectionMails mails, Clock clock) implements NoticeReplies {
    private static final int MOST = 20;

    /// For a register that sends mail as in `correspondence`.
    ///
    /// @param key makes references
    public static ReplyObjections of(Correspondence correspondence, ReferenceKey key) {
        var objecting = new Objecting(correspondence.register(), key);
        var mails = new ObjectionMails(
                objecting,
                new ObjectionLetters(objecting, correspondence.settings()),
                correspondence.sender(),
                correspondence.settings());
        return new ReplyObjections(objecting, mails, correspondence.register().clock());
    }

    @Override
    public Optional<String> sendNext() {
        return mails.sendNext();
    }

    @Override
    public Optional<Answered> answered(Address from, ReceivedMail mail) {
        return told(from, mail)
                .map(told -> new Answered(told.policy(), continued(told, mail).isPresent() ? TO_OBJECTION : TO_NOTICE));
    }

    @Override
    public void record(DpaRequest request, ReceivedMail mail) {
        var _ = recorded(request, mail);
    }

    @Override
    public void answer(DpaRequest request, ReceivedMail mail) {
        recorded(request, mail).ifPresent(objection -> mails.send(Place.of(objection)));
    }

    /// Empty if its recipient was erased meanwhile: then the mail waits for a person, like any other.
    private Optional<Objection> recorded(DpaRequest request, ReceivedMail mail) {
        Address from = Address.parse(Objects.requireNonNull(request.arrival().sender()))
                .orElseThrow();
        return told(from, mail)
                .flatMap(told -> request.decision().reason().equals(TO_OBJECTION)
                        ? continued(told, mail).flatMap(objection -> append(objection, request))
                        : reply(told, from, request, mail));
    }

    /// Replies beyond the daily limit share one more objection.
    private Optional<Objection> reply(NoticeContext told, Address from, DpaRequest request, ReceivedMail mail) {
        String identity = identity(told.notice().id(), from, request, mail);
        boolean ofItsOwn =
                objecting.budgets().isOfItsOwn(identity, told, request.arrival().receivedAt());
        Objection objection = objecting.record(
                ofItsOwn
                        ? identity
                        : told.notice().id() + " beyond "
                                + LocalDate.ofInstant(request.arrival().receivedAt(), ZoneOffset.UTC),
                told,
                ObjectionChannel.REPLY,
                request.arrival().receivedAt(),
                new CustomerStatement(mail.newText().strip(), from.toString()),
                request.reference(),
                ChangeAuthor.register(clock.instant()));
        return ofItsOwn || request.reference().equals(objection.request())
                ? Optional.of(objection)
                : append(objection, request);
    }

    /// If servers deliver two copies of a mail in different bytes, only one counts.
    private String identity(NoticeId notice, Address from, DpaRequest request, ReceivedMail mail) {
        String messageId = mail.messageId();
        return notice + " "
                + (messageId == null
                        ? request.arrival().mail().hex()
                        : MessageKey.of(objecting.key(), from.toString(), messageId)
                                .value());
    }

    private Optional<NoticeContext> told(Address from, ReceivedMail mail) {
        return named(mail)
                .limit(MOST)
                .flatMap(id -> objecting.told(id).stream())
                .filter(told -> isOf(told.recipient().who(), from) || wentTo(told, from))
                .findFirst();
    }

    private static Stream<NoticeId> named(ReceivedMail mail) {
        return Stream.of(
                        Stream.of(mail.subject()),
                        mail.values("in-reply-to"),
                        mail.values("references"),
                        Stream.of(mail.newText()))
                .flatMap(texts -> texts)
                .flatMap(text -> NoticeId.in(text).stream())
                .distinct();
    }

    /// Readers of a shared mailbox reply from their own addresses. If strangers share the domain, only the exact
    /// address counts.
    private static boolean isOf(Recipient.@Nullable Who who, Address from) {
        return who != null
                && Address.parse(who.address())
                        .filter(told ->
                                told.same(from) || (told.domain().equals(from.domain()) && !SharedHosts.hold(told)))
                        .isPresent();
    }

    /// The same check against its mails' destinations: the recipient may have changed its address since.
    private static boolean wentTo(NoticeContext told, Address from) {
        if (told.recipient().who() == null) {
            return false;
        }
        Addressee answering = Addressee.of(told.recipient(), told.notice().id(), from.toString());
        boolean anyOfDomain = !SharedHosts.hold(from);
        return told.notice().addressees().stream()
                .anyMatch(one -> one.address().equals(answering.address())
                        || (anyOfDomain && one.domain().equals(answering.domain())));
    }

    /// The same recipient's objection whose receipt or reference the mail names.
    private Optional<Objection> continued(NoticeContext told, ReceivedMail mail) {
        var references = new LinkedHashSet<ObjectionReference>();
        Stream.of(
                        Stream.of(mail.subject()),
                        mail.values("in-reply-to"),
                        mail.values("references"),
                        Stream.of(mail.text()))
                .flatMap(texts -> texts)
                .flatMap(text -> ObjectionReference.PATTERN
                        .matcher(text.toUpperCase(Locale.ROOT))
                        .results())
                .limit(MOST)
                .forEach(found -> references.add(new ObjectionReference(found.group())));
        return references.stream()
                .flatMap(reference -> objecting.register().ports().objections().find(told.policy(), reference).stream())
                .filter(one -> told.notice().id().equals(one.notice())
                        && told.recipient().id().equals(one.recipient()))
                .findFirst();
    }

    private Optional<Objection> append(Objection objection, DpaRequest mail) {
        return mails.change(
                Place.of(objection),
                standing -> standing.withMail(mail.reference(), ChangeAuthor.register(clock.instant())));
    }
}
