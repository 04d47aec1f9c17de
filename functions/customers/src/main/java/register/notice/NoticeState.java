package register.notice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import register.notice.LedgerLine.Kind;
import register.value.Term;

/// The progress of a notice, as far as its lines prove it.
public enum NoticeState implements Term {
    /// Nothing has left.
    PLANNED,
    /// An attempt is under way.
    SENDING,
    /// Taken by the mail service or relay; nothing more is known.
    SENT,
    /// Unknown: the mail may have left.
    UNKNOWN,
    /// Taken by the receiving server, which does not prove that anyone read it.
    ACCEPTED,
    /// No attempt arrived.
    NOT_REACHED,
    /// A named person recorded that the recipient was notified.
    TOLD_BY_HAND,
    CANCELLED;

    /// Derives the state: for each attempt the fact that counts, then the best of the attempts. A person's record
    /// that the recipient was notified takes precedence over an unreturned mail, and a receiving server's
    /// acceptance over both.
    static NoticeState of(Notice notice) {
        Set<NoticeState> attempts = attempts(notice);
        Optional<Kind> word = notice.lastDecision().map(LedgerLine::kind);
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

    /// True if an attempt left and, as far as known, was not returned.
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
