package register.objection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.notice.NoticeId;
import register.objection.ObjectionChange.Kind;
import register.objection.ObjectionMail.State;
import register.objection.ObjectionMail.To;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.value.PolicyId;
import register.value.Reference;

/// A customer's objection to an announced change, with its outcome.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param notice that it answers; absent if it names none
/// @param recipient of that notice; absent if it matches nobody in the register
/// @param arrived when it reached the company
/// @param objectUntil the last moment to object, by that notice; absent if none is stated
/// @param statement absent once erased
/// @param request the mail that contained it; absent if it came another way
/// @param receipt the mail that confirms its arrival to the objector
/// @param team the mail that reports it to the team
/// @param history all changes, the oldest first; it only grows
public record Objection(
        ObjectionReference reference,
        int revision,
        PolicyId policy,
        @Nullable NoticeId notice,
        @Nullable RecipientId recipient,
        ObjectionChannel channel,
        Instant arrived,
        @Nullable Instant objectUntil,
        @Nullable CustomerStatement statement,
        @Nullable Reference request,
        ObjectionMail receipt,
        ObjectionMail team,
        List<ObjectionChange> history) {
    /// The maximum number of strangers' mails in a history: an item on AWS has at most 400 KB.
    private static final int MOST_MAILS = 200;

    public Objection {
        arrived = arrived.truncatedTo(ChronoUnit.MILLIS);
        history = List.copyOf(history);
        if (history.isEmpty() || revision < history.size()) {
            throw new IllegalArgumentException(
                    "history: expected 1 to " + revision + " changes, not " + history.size());
        }
    }

    /// The notice and recipient of an objection.
    ///
    /// @param notice absent if it names none
    /// @param recipient absent if it matches nobody in the register
    /// @param objectUntil the last moment to object; absent if none is stated
    public record About(
            PolicyId policy,
            @Nullable NoticeId notice,
            @Nullable RecipientId recipient,
            @Nullable Instant objectUntil) {}

    /// A new objection. Its mails, to the objector and to the team, are due, unless a person recorded it.
    public static Objection recorded(
            ObjectionReference reference,
            About about,
            ObjectionChannel channel,
            Instant arrived,
            CustomerStatement statement,
            @Nullable Reference request,
            ChangeAuthor by) {
        ObjectionMail mail = channel.isByWord() ? ObjectionMail.NONE : ObjectionMail.due(by.at());
        return new Objection(
                reference,
                1,
                about.policy(),
                about.notice(),
                about.recipient(),
                channel,
                arrived,
                about.objectUntil(),
                statement,
                request,
                mail,
                mail,
                List.of(ObjectionChange.of(by, Kind.RECORDED, null)));
    }

    /// True if it arrived after the last moment to object. Recipients are given that moment to the minute, so the
    /// whole minute counts.
    public boolean isLate() {
        return objectUntil != null && isLate(arrived, objectUntil);
    }

    /// True for an arrival after `until`.
    public static boolean isLate(Instant arrived, Instant until) {
        return arrived.truncatedTo(ChronoUnit.MINUTES).isAfter(until.truncatedTo(ChronoUnit.MINUTES));
    }

    /// The last outcome stated; empty while it is open.
    public Optional<ObjectionChange> closing() {
        return lastOf(Kind.CLOSED, Kind.REOPENED).filter(change -> change.kind() == Kind.CLOSED);
    }

    /// True if the customer answered after it was closed.
    public boolean isReopened() {
        return isOpen() && lastOf(Kind.REOPENED).isPresent();
    }

    /// The time since which it waits, or waited, for a person.
    public Instant opened() {
        return lastOf(Kind.RECORDED, Kind.REOPENED).orElseGet(history::getFirst).at();
    }

    private Optional<ObjectionChange> lastOf(Kind... kinds) {
        List<Kind> any = List.of(kinds);
        return history.reversed().stream()
                .filter(change -> any.contains(change.kind()))
                .findFirst();
    }

    public Optional<ObjectionOutcome> outcome() {
        return closing().flatMap(change -> Optional.ofNullable(change.outcome()));
    }

    /// True if a person must still state the outcome. Erased objections are not open.
    public boolean isOpen() {
        return closing().isEmpty() && !isErased();
    }

    public boolean isErased() {
        return statement == null;
    }

    /// The time when a mail about it is due, or its claim ends; empty if there is none.
    public Optional<Instant> mailDue() {
        return Stream.of(team, receipt)
                .filter(ObjectionMail::isOpen)
                .flatMap(mail -> Stream.ofNullable(mail.at()))
                .min(Instant::compareTo);
    }

    /// This objection with an outcome stated by a person; unchanged if it is the last one already.
    ///
    /// @param reason one line; absent if none was given
    /// @throws IllegalArgumentException if the outcome needs a reason, and there is none
    /// @throws IllegalStateException if it was erased
    public Objection closed(ObjectionOutcome outcome, @Nullable String reason, ChangeAuthor by) {
        if (isErased()) {
            throw new IllegalStateException(reference + ": it is erased");
        }
        if (outcome.needsReason() && (reason == null || reason.isBlank())) {
            throw new IllegalArgumentException(outcome.term() + ": expected a reason");
        }
        var change = new ObjectionChange(by.at(), by.actor(), Kind.CLOSED, outcome, reason);
        boolean said = closing()
                .filter(last -> outcome == last.outcome() && Objects.equals(reason, last.detail()))
                .isPresent();
        return said ? this : next(statement, receipt, team, history, change);
    }

    /// This objection with a later mail of its thread; unchanged if it has the mail already, or more mails than
    /// anyone reads. A closed one is reopened, and reported to the team again.
    ///
    /// @param arrived the reference of the mail's own record
    public Objection withMail(Reference arrived, ChangeAuthor by) {
        List<ObjectionChange> mails = history.stream()
                .filter(change -> change.kind() == Kind.MAIL_ARRIVED || change.kind() == Kind.REOPENED)
                .toList();
        boolean has = mails.stream().anyMatch(change -> arrived.value().equals(change.detail()));
        if (has || mails.size() >= MOST_MAILS || isErased()) {
            return this;
        }
        return isOpen()
                ? next(statement, receipt, team, history, ObjectionChange.of(by, Kind.MAIL_ARRIVED, arrived.value()))
                : next(
                        statement,
                        receipt,
                        ObjectionMail.due(by.at()),
                        history,
                        ObjectionChange.of(by, Kind.REOPENED, arrived.value()));
    }

    /// This objection, imported from another register's archive, which does not include its mails, so that none is
    /// sent twice.
    public Objection withoutMails(ChangeAuthor by) {
        if (!receipt.isOpen() && !team.isOpen()) {
            return this;
        }
        var change = ObjectionChange.of(by, Kind.RECEIPT, told(unsent(receipt).state(), "moved"));
        return next(statement, unsent(receipt), unsent(team), history, change);
    }

    public ObjectionMail mail(To to) {
        return to == To.TEAM ? team : receipt;
    }

    /// This objection, claimed for handing over a mail.
    public Objection claimed(To to, Instant until, ChangeAuthor by) {
        return with(to, mail(to).sending(until.truncatedTo(ChronoUnit.MILLIS)), to.claimed, null, by);
    }

    /// This objection with a mail that was handed over, or finally failed.
    ///
    /// @param words the mail server's words, one line; absent if it gave none
    public Objection ended(To to, State state, @Nullable String words, ChangeAuthor by) {
        ObjectionMail mail = mail(to).ended(state, state == State.SENT ? by.at() : null);
        return with(to, mail, to.told, told(state, words), by);
    }

    /// This objection with a mail that certainly did not leave, to be tried again.
    public Objection deferred(To to, Instant until, String words, ChangeAuthor by) {
        return with(to, mail(to).again(until), to.told, told(State.DUE, words), by);
    }

    private Objection with(To to, ObjectionMail mail, Kind kind, @Nullable String detail, ChangeAuthor by) {
        boolean toTeam = to == To.TEAM;
        return next(
                statement,
                toTeam ? receipt : mail,
                toTeam ? mail : team,
                history,
                ObjectionChange.of(by, kind, detail));
    }

    /// True if the mail to the team is still due, having been deferred for this reason.
    public boolean isTeamDeferred(String words) {
        return team.isOpen()
                && lastOf(Kind.TEAM, Kind.REOPENED)
                        .filter(change -> told(State.DUE, words).equals(change.detail()))
                        .isPresent();
    }

    /// The remains of this objection after its erasure: references, dates, kinds and outcomes; unchanged if it was
    /// erased.
    ///
    /// @param reason a person's, one line that names nobody; absent at the end of its own or its recipient's
    ///     retention time
    public Objection erased(@Nullable String reason, ChangeAuthor by) {
        return isErased()
                ? this
                : next(
                        null,
                        unsent(receipt),
                        unsent(team),
                        history.stream().map(ObjectionChange::withoutDetail).toList(),
                        ObjectionChange.of(by, Kind.ERASED, reason));
    }

    /// A mail that is leaving may have left.
    private static ObjectionMail unsent(ObjectionMail mail) {
        return switch (mail.state()) {
            case DUE -> mail.ended(State.NOT_SENT, null);
            case SENDING -> mail.ended(State.UNKNOWN, null);
            case NONE, SENT, UNKNOWN, NOT_SENT -> mail;
        };
    }

    private static String told(State state, @Nullable String words) {
        String told = words == null || words.isBlank() ? state.term() : state.term() + ": " + words;
        return told.length() <= ObjectionChange.LONGEST ? told : told.substring(0, ObjectionChange.LONGEST);
    }

    private Objection next(
            @Nullable CustomerStatement nextStatement,
            ObjectionMail nextReceipt,
            ObjectionMail nextTeam,
            List<ObjectionChange> before,
            ObjectionChange change) {
        var grown = new ArrayList<>(before);
        grown.add(change);
        return new Objection(
                reference,
                revision + 1,
                policy,
                notice,
                recipient,
                channel,
                arrived,
                objectUntil,
                nextStatement,
                request,
                nextReceipt,
                nextTeam,
                grown);
    }
}
