package register.objection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import register.value.Term;

/// How far a mail about an objection has come.
///
/// @param at in state DUE not before then, in SENDING when the claim ends, in SENT when it was handed over; in no other
/// @param tries how often it was to leave
public record ObjectionMail(State state, @Nullable Instant at, int tries) {
    public static final ObjectionMail NONE = new ObjectionMail(State.NONE, null, 0);

    /// Whom it tells.
    public enum To {
        /// Who objected: that it arrived.
        CUSTOMER(ObjectionChange.Kind.RECEIPT_CLAIMED, ObjectionChange.Kind.RECEIPT),
        TEAM(ObjectionChange.Kind.TEAM_CLAIMED, ObjectionChange.Kind.TEAM);

        final ObjectionChange.Kind claimed;
        final ObjectionChange.Kind told;

        To(ObjectionChange.Kind claimed, ObjectionChange.Kind told) {
            this.claimed = claimed;
            this.told = told;
        }
    }

    /// Where it stands.
    public enum State implements Term {
        /// None is sent.
        NONE,
        /// It is to leave.
        DUE,
        /// One process holds the claim to hand it over: it may have left.
        SENDING,
        /// It was handed over.
        SENT,
        /// Nobody knows whether it left.
        UNKNOWN,
        /// It surely did not leave, and is not tried again.
        NOT_SENT
    }

    public ObjectionMail {
        boolean timed = state == State.DUE || state == State.SENDING || state == State.SENT;
        if (timed != (at != null) || tries < 0) {
            throw new IllegalArgumentException("mail " + state.term() + ": expected a time where it is due, sent or"
                    + " being sent, and in no other state");
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

    /// Whether something is still to be done about it, at its time.
    public boolean isOpen() {
        return state == State.DUE || state == State.SENDING;
    }
}
