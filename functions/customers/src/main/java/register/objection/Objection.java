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

/// What a customer said to an announced change, and what became of it.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param notice which it answers; absent where it names none
/// @param recipient who was told; absent where nobody in the register is known to be meant
/// @param arrived when it reached the company
/// @param objectUntil the last moment to object, by that notice; absent where nobody states one
/// @param statement absent once it was erased
/// @param request the mail that it came by; absent where it came by none
/// @param receipt the mail that tells who objected that it arrived
/// @param team the mail that tells the team
/// @param history every change, the oldest first: it only grows
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
    /// How much a history takes of what strangers send: an item on AWS has 400 KB.
    private static final int MOST_MAILS = 200;

    public Objection {
        arrived = arrived.truncatedTo(ChronoUnit.MILLIS);
        history = List.copyOf(history);
        if (history.isEmpty() || revision < history.size()) {
            throw new IllegalArgumentException(
                    "history: expected 1 to " + revision + " changes, not " + history.size());
        }
    }

    /// What an objection is about.
    ///
    /// @param notice absent where it names none
    /// @param recipient absent where nobody in the register is known to be meant
    /// @param objectUntil the last moment to object; absent where nobody states one
    public record About(
            PolicyId policy,
            @Nullable NoticeId notice,
            @Nullable RecipientId recipient,
            @Nullable Instant objectUntil) {}

    /// One that was recorded now. Its mails are due, to who objected and to the team; one by a person's word has none.
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

    /// Whether it came after the last moment to object. People are told that moment to the minute, so the whole
    /// minute counts.
    public boolean isLate() {
        return objectUntil != null && isLate(arrived, objectUntil);
    }

    /// The same of what arrives at a moment.
    public static boolean isLate(Instant arrived, Instant until) {
        return arrived.truncatedTo(ChronoUnit.MINUTES).isAfter(until.truncatedTo(ChronoUnit.MINUTES));
    }

    /// The last word on what became of it; empty while it is open.
    public Optional<ObjectionChange> closing() {
        return lastOf(Kind.CLOSED, Kind.REOPENED).filter(change -> change.kind() == Kind.CLOSED);
    }

    /// Whether it was closed once, and the customer has answered since.
    public boolean isReopened() {
        return isOpen() && lastOf(Kind.REOPENED).isPresent();
    }

    /// Since when it waits for a person, or did.
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

    /// Whether a person has still to say what becomes of it. What was erased waits for nobody.
    public boolean isOpen() {
        return closing().isEmpty() && !isErased();
    }

    public boolean isErased() {
        return statement == null;
    }

    /// When a mail about it is due, or its claim ends; empty where none is.
    public Optional<Instant> mailDue() {
        return Stream.of(team, receipt)
                .filter(ObjectionMail::isOpen)
                .flatMap(mail -> Stream.ofNullable(mail.at()))
                .min(Instant::compareTo);
    }

    /// This objection with a person's word on what became of it; the same where that is the last word already.
    ///
    /// @param reason one line; absent where nothing was said
    /// @throws IllegalArgumentException where the outcome needs a reason, and there is none
    /// @throws IllegalStateException when it was erased
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

    /// This objection with a later mail of its thread; the same where it has that, or so many that nobody reads them. A
    /// closed one is open again, and the team is to be told: what the customer says now nobody has decided on.
    ///
    /// @param arrived the reference under which that mail is recorded itself
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

    /// This objection as another register keeps it, which knows nothing of its mails: none leaves twice.
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

    /// This objection with the claim taken to hand a mail over.
    public Objection claimed(To to, Instant until, ChangeAuthor by) {
        return with(to, mail(to).sending(until.truncatedTo(ChronoUnit.MILLIS)), to.claimed, null, by);
    }

    /// This objection with a mail handed over, or not for good.
    ///
    /// @param words what the mail server said, one line; absent where it said nothing
    public Objection ended(To to, State state, @Nullable String words, ChangeAuthor by) {
        ObjectionMail mail = mail(to).ended(state, state == State.SENT ? by.at() : null);
        return with(to, mail, to.told, told(state, words), by);
    }

    /// This objection with a mail that surely did not leave, to be tried again.
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

    /// Whether the team is still to be told, and this is why it was not told before.
    public boolean isTeamDeferred(String words) {
        return team.isOpen()
                && lastOf(Kind.TEAM, Kind.REOPENED)
                        .filter(change -> told(State.DUE, words).equals(change.detail()))
                        .isPresent();
    }

    /// What is left of this objection when it is erased: references, dates, kinds and outcomes; the same where it was.
    ///
    /// @param reason a person's, one line that names nobody; absent where its time or its recipient's was over
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

    /// One that is leaving may have left.
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
