package register.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import register.notice.LedgerLine.Kind;
import register.value.Term;

/// How far a notice got: what its lines prove, and no more.
public enum NoticeState implements Term {
    /// To be told; nothing has left.
    PLANNED,
    /// An attempt is under way.
    SENDING,
    /// The mail service or relay took the mail; nothing more is known.
    SENT,
    /// Nobody knows whether the mail left.
    UNKNOWN,
    /// The receiving server took the mail. Not that anybody read it.
    ACCEPTED,
    /// No attempt arrived.
    NOT_REACHED,
    /// A named person says that the recipient was told.
    TOLD_BY_HAND,
    /// It is not told.
    CANCELLED;

    /// How far a notice got. Each attempt is what counts of its lines, the notice the best of its attempts; a person's
    /// word that it was told counts more than that nothing came back, and less than that a server took it.
    static NoticeState of(Notice notice) {
        Set<NoticeState> attempts = attempts(notice);
        Optional<Kind> word = notice.word().map(LedgerLine::kind);
        if (attempts.contains(ACCEPTED)) {
            return ACCEPTED;
        } else if (word.equals(Optional.of(Kind.TOLD_BY_HAND))) {
            return TOLD_BY_HAND;
        } else if (attempts.contains(SENT)) {
            return SENT;
        } else if (notice.claim() != null) {
            return SENDING;
        } else if (notice.wantsAttempt() && !notice.bounced()) {
            return PLANNED;
        } else if (attempts.contains(UNKNOWN)) {
            return UNKNOWN;
        }
        return word.equals(Optional.of(Kind.CANCELLED)) ? CANCELLED : NOT_REACHED;
    }

    /// Whether an attempt left and, as far as anybody knows, did not come back.
    static boolean hasLeft(Notice notice) {
        Set<NoticeState> attempts = attempts(notice);
        return attempts.contains(ACCEPTED) || attempts.contains(SENT);
    }

    private static Set<NoticeState> attempts(Notice notice) {
        var states = EnumSet.noneOf(NoticeState.class);
        for (int attempt = 1; attempt <= notice.attempts(); attempt++) {
            notice.outcome(attempt).map(line -> of(line.kind())).ifPresent(states::add);
        }
        return states;
    }

    private static NoticeState of(Kind outcome) {
        return switch (outcome) {
            case CLAIMED, UNKNOWN -> UNKNOWN;
            case DELAYED, SENT -> SENT;
            case ACCEPTED, COMPLAINED -> ACCEPTED;
            case NOT_TAKEN, REFUSED, BOUNCED, RETURNED, SUPPRESSED, UNDELIVERABLE -> NOT_REACHED;
            case PLANNED, TOLD_BY_HAND, AGAIN, CANCELLED ->
                throw new IllegalArgumentException(outcome.term() + ": no outcome of an attempt");
        };
    }
}
