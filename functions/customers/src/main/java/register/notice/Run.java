package register.notice;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.request.RequestChange;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;
import register.value.Term;

/// All notices of one announcement.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param announcement the sequence number of the announcement's entry
/// @param plan the hash that was confirmed at the start
/// @param lots of its notices, drawn at random so that a notice's number does not reveal how many there are; they never
///     change
/// @param numbers 32 random bytes, never shown in any answer, from which the ids of its notices are derived
/// @param closesAt after the last deadline to object, or the last start
/// @param outcome the sequence number of the entry that commits to its outcome; absent until there is one
/// @param history every step and its author, the oldest first
public record Run(
        RunId id,
        int revision,
        PolicyId policy,
        long announcement,
        State state,
        Sha256 plan,
        List<Integer> lots,
        Bytes numbers,
        Instant closesAt,
        @Nullable Long outcome,
        List<Step> history) {
    private static final int NUMBERS = 32;

    public Run {
        lots = List.copyOf(lots);
        if (lots.isEmpty()
                || Set.copyOf(lots).size() < lots.size()
                || !lots.stream().allMatch(NoticeId::isLot)) {
            throw new IllegalArgumentException(
                    "lots: " + lots + ": expected different ones, each 0 to " + (NoticeId.MOST_LOTS - 1));
        }
        if (numbers.length() != NUMBERS) {
            throw new IllegalArgumentException("numbers: " + numbers.length() + " bytes: expected " + NUMBERS);
        }
        history = List.copyOf(history);
    }

    /// The states of a run.
    public enum State implements Term {
        /// Notices are being recorded; no mail leaves.
        RECORDING,
        /// Mails leave.
        SENDING,
        /// Sending is paused until a person resumes it.
        STOPPED,
        /// The announcement was withdrawn or corrected: planned notices are not sent.
        CANCELLED,
        /// The period is over.
        CLOSED;

        /// True if mails may leave, now or later.
        public boolean isOpen() {
            return this != CANCELLED && this != CLOSED;
        }

        /// The states that may follow.
        Set<State> next() {
            return switch (this) {
                case RECORDING -> EnumSet.of(SENDING, CANCELLED);
                case SENDING -> EnumSet.of(STOPPED, CANCELLED, CLOSED);
                case STOPPED -> EnumSet.of(SENDING, CANCELLED, CLOSED);
                case CANCELLED -> EnumSet.of(CLOSED);
                case CLOSED -> EnumSet.noneOf(State.class);
            };
        }
    }

    /// A new run, whose notices are still to be recorded.
    ///
    /// @param plan the hash that was confirmed at the start
    public static Run opened(
            RunId id,
            PolicyId policy,
            long announcement,
            Sha256 plan,
            List<Integer> lots,
            Instant closesAt,
            ChangeAuthor by) {
        Step step = new Step(by.at(), by.actor(), State.RECORDING, null);
        return new Run(
                id, 1, policy, announcement, State.RECORDING, plan, lots, random(), closesAt, null, List.of(step));
    }

    private static Bytes random() {
        byte[] bytes = new byte[NUMBERS];
        new SecureRandom().nextBytes(bytes);
        return Bytes.of(bytes);
    }

    /// The id of a recipient's notice in this run: the same however often the run is planned, and in every register
    /// that imports it.
    public NoticeId notice(RecipientId recipient) {
        return NoticeId.of(numbers, id, lots, recipient);
    }

    /// This run, imported from another register's archive, with sending stopped so that no mail leaves twice.
    public Run imported() {
        return state == State.SENDING
                ? stopped("imported", ChangeAuthor.register(history.getLast().at()))
                : this;
    }

    /// This run, sending: its notices are recorded, or a person resumes it.
    public Run sending(ChangeAuthor by) {
        return moved(State.SENDING, null, by);
    }

    /// This run, paused until a person resumes it.
    ///
    /// @param why one line; absent if no reason was given
    public Run stopped(@Nullable String why, ChangeAuthor by) {
        return moved(State.STOPPED, why, by);
    }

    /// This run, cancelled because its announcement is no longer current.
    ///
    /// @param why as a short term, e.g. `withdrawn`
    public Run cancelled(String why, ChangeAuthor by) {
        return moved(State.CANCELLED, why, by);
    }

    /// This run, closed because its period is over.
    public Run closed(ChangeAuthor by) {
        return moved(State.CLOSED, null, by);
    }

    /// This closed run with the entry that commits to its outcome.
    ///
    /// @param entry its sequence number
    /// @throws IllegalStateException if it is not closed, so that its outcome is not final
    public Run committed(long entry, ChangeAuthor by) {
        if (state != State.CLOSED) {
            throw new IllegalStateException("run " + id + " is " + state.term() + ": expected closed");
        }
        var grown = new ArrayList<>(history);
        grown.add(new Step(by.at(), by.actor(), state, "entry " + entry));
        return new Run(id, revision + 1, policy, announcement, state, plan, lots, numbers, closesAt, entry, grown);
    }

    /// This run with another plan, which includes recipients added since.
    ///
    /// @param next the hash that was confirmed
    /// @param until the last of their deadlines to object; the run closes no sooner
    /// @throws IllegalStateException if it is cancelled or closed
    public Run replanned(Sha256 next, Instant until, ChangeAuthor by) {
        requireOpen();
        var grown = new ArrayList<>(history);
        grown.add(new Step(by.at(), by.actor(), state, "plan " + next));
        Instant closes = until.isAfter(closesAt) ? until : closesAt;
        return new Run(id, revision + 1, policy, announcement, state, next, lots, numbers, closes, outcome, grown);
    }

    /// @throws IllegalStateException if it is cancelled or closed
    public void requireOpen() {
        if (!state.isOpen()) {
            throw new IllegalStateException("run " + id + " is " + state.term() + ": no more recipients can be added");
        }
    }

    private Run moved(State next, @Nullable String why, ChangeAuthor by) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("run %s is %s, so it cannot become %s: expected %s before"
                    .formatted(
                            id,
                            state.term(),
                            next.term(),
                            Stream.of(State.values())
                                    .filter(one -> one.next().contains(next))
                                    .map(State::term)
                                    .collect(Collectors.joining(" or "))));
        }
        var grown = new ArrayList<>(history);
        grown.add(new Step(by.at(), by.actor(), next, why));
        return new Run(id, revision + 1, policy, announcement, next, plan, lots, numbers, closesAt, outcome, grown);
    }

    /// One step of a run.
    ///
    /// @param detail the reason, e.g. the mail service's words about the account; one line
    public record Step(
            Instant at, String actor, State state, @Nullable String detail) {
        private static final int LONGEST = 500;

        public Step {
            if (!RequestChange.isLine(actor)
                    || (detail != null && (!RequestChange.isLine(detail) || detail.length() > LONGEST))) {
                throw new IllegalArgumentException(
                        state.term() + ": expected one line, at most " + LONGEST + " characters");
            }
        }
    }
}
