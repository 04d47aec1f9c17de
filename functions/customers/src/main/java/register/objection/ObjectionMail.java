package register.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// The state of a mail about an objection.
///
/// @param at in state DUE the earliest time, in SENDING the end of the claim, in SENT when it was handed over;
///     otherwise absent
/// @param tries the number of attempts
public record ObjectionMail(State state, @Nullable Instant at, int tries) {
    public static final ObjectionMail NONE = new ObjectionMail(State.NONE, null, 0);

    /// The addressee.
    public enum To {
        /// The objector: confirms the arrival.
        CUSTOMER(ObjectionChange.Kind.RECEIPT_CLAIMED, ObjectionChange.Kind.RECEIPT),
        TEAM(ObjectionChange.Kind.TEAM_CLAIMED, ObjectionChange.Kind.TEAM);

        final ObjectionChange.Kind claimed;
        final ObjectionChange.Kind told;

        To(ObjectionChange.Kind claimed, ObjectionChange.Kind told) {
            this.claimed = claimed;
            this.told = told;
        }
    }

    /// The states of a mail.
    public enum State implements Term {
        /// There is no mail.
        NONE,
        /// To be sent.
        DUE,
        /// Claimed by one process, which hands it over: it may have left.
        SENDING,
        /// It was handed over.
        SENT,
        /// Unknown: it may have left.
        UNKNOWN,
        /// It certainly did not leave; there are no more tries.
        NOT_SENT
    }

    public ObjectionMail {
        boolean timed = state == State.DUE || state == State.SENDING || state == State.SENT;
        if (timed != (at != null) || tries < 0) {
            throw new IllegalArgumentException(
                    "mail " + state.term() + ": expected a time if it is due, sent or being sent, and none otherwise");
        }
    }

    public static ObjectionMail due(Instant at) {
        return new ObjectionMail(State.DUE, at, 0);
    }

    ObjectionMail sending(Instant until) {
        return new ObjectionMail(State.SENDING, until, tries + 1);
    }

    ObjectionMail again(Instant next) {
        return new ObjectionMail(State.DUE, next, tries);
    }

    ObjectionMail ended(State end, @Nullable Instant when) {
        return new ObjectionMail(end, when, tries);
    }

    /// True if it is due at some time.
    public boolean isOpen() {
        return state == State.DUE || state == State.SENDING;
    }
}
