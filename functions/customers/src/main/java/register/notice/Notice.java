package register.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.notice.LedgerLine.Kind;
import register.recipient.RecipientId;
import register.request.ChangeAuthor;
import register.value.Language;
import register.value.Sha256;

/// One announcement for one recipient, with its ledger.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param named a salted hash of customer, address and external id as they were at planning. It stays after their
///     erasure, and then identifies nobody. Absent if no commitment covers this notice
/// @param changes that concern the recipient, by their place in the announcement, from 0
/// @param tellBy the time before which the recipient must be notified; absent if no change needs a period
/// @param objectionDays the days to object, by contract; absent if it states none
/// @param addressees the distinct destinations of its mails
/// @param claim of the attempt under way; absent if there is none
/// @param lines all facts in order of arrival: they only grow, and no fact about an attempt repeats another
public record Notice(
        NoticeId id,
        int revision,
        RecipientId recipient,
        Language language,
        @Nullable Sha256 named,
        List<Integer> changes,
        @Nullable Instant tellBy,
        @Nullable Integer objectionDays,
        List<Addressee> addressees,
        @Nullable Claim claim,
        List<LedgerLine> lines) {
    public Notice {
        addressees = List.copyOf(addressees);
        changes = List.copyOf(changes);
        lines = List.copyOf(lines);
    }

    /// The right to hand over a mail, recorded before it leaves.
    ///
    /// @param until the time after which it is unknown whether the mail left
    public record Claim(int attempt, Instant until) {}

    /// A new notice; no mail has left.
    public static Notice planned(
            NoticeId id,
            RecipientId recipient,
            Language language,
            List<Integer> changes,
            @Nullable Instant tellBy,
            @Nullable Integer objectionDays,
            ChangeAuthor by) {
        LedgerLine planned = line(by, 0, Kind.PLANNED, null);
        return new Notice(
                id, 1, recipient, language, null, changes, tellBy, objectionDays, List.of(), null, List.of(planned));
    }

    /// Before it is recorded: this notice with its commitment to the recipient.
    ///
    /// @param hash of the salted names
    public Notice naming(Sha256 hash) {
        return with(hash, addressees);
    }

    /// Before its claim is recorded: this notice with its mail's destination.
    public Notice to(Addressee addressee) {
        return addressees.contains(addressee)
                ? this
                : with(
                        named,
                        Stream.concat(addressees.stream(), Stream.of(addressee)).toList());
    }

    private Notice with(@Nullable Sha256 nextNamed, List<Addressee> nextAddressees) {
        return new Notice(
                id,
                revision,
                recipient,
                language,
                nextNamed,
                changes,
                tellBy,
                objectionDays,
                nextAddressees,
                claim,
                lines);
    }

    /// This notice with its next attempt claimed.
    ///
    /// @throws IllegalStateException if no attempt is wanted, so that nobody is notified twice
    public Notice claimed(Instant until, ChangeAuthor by) {
        if (!wantsAttempt()) {
            throw new IllegalStateException(
                    id + ": expected a failed attempt or a person's decision before another, is " + state().term());
        }
        var next = new Claim(attempts() + 1, until.truncatedTo(ChronoUnit.MILLIS));
        return next(next, line(by, next.attempt(), Kind.CLAIMED, next.until().toString()));
    }

    /// This notice with a fact about one of its attempts, which ends that attempt's claim; unchanged if it has the
    /// fact already. Facts may arrive twice, late and in any order.
    ///
    /// @throws IllegalArgumentException if the fact is not about an attempt
    public Notice with(LedgerLine fact) {
        if (fact.attempt() == 0 || fact.kind().isWord() || fact.kind().compareTo(Kind.CLAIMED) <= 0) {
            throw new IllegalArgumentException(fact.kind().term() + ": expected a fact of an attempt");
        }
        if (lines.stream().anyMatch(fact::repeats)) {
            return this;
        }
        return next(claim != null && claim.attempt() == fact.attempt() ? null : claim, fact);
    }

    /// This notice with an expired claim recorded as unknown; unchanged if the claim still holds, or if there is
    /// none.
    public Notice lapsed(Instant now) {
        return claim == null || now.isBefore(claim.until())
                ? this
                : with(line(
                        ChangeAuthor.register(now),
                        claim.attempt(),
                        Kind.UNKNOWN,
                        "the claim expired, and the result of its mail was not recorded"));
    }

    /// This notice with a person's record that the recipient was notified in another way.
    ///
    /// @param how one line, e.g. `phone`
    public Notice toldByHand(String how, ChangeAuthor by) {
        return said(Kind.TOLD_BY_HAND, how, by);
    }

    /// This notice with a person's request to send it (again).
    ///
    /// @param why one line; absent if no reason was given
    /// @throws IllegalStateException while an attempt is under way
    public Notice again(@Nullable String why, ChangeAuthor by) {
        if (claim != null) {
            throw new IllegalStateException(id + ": an attempt is under way until " + claim.until());
        }
        return wantsAttempt() && attempts() == 0 ? this : said(Kind.AGAIN, why, by);
    }

    /// This notice, no longer to be sent. Mails that have left stay recorded.
    ///
    /// @param why as a short term, e.g. `withdrawn`, `recipient-ended`
    public Notice cancelled(String why, ChangeAuthor by) {
        return said(Kind.CANCELLED, why, by);
    }

    /// The number of attempts, including those known only from reports.
    public int attempts() {
        return lines.stream().mapToInt(LedgerLine::attempt).max().orElse(0);
    }

    public NoticeState state() {
        return NoticeState.of(this);
    }

    /// True if another attempt follows, now or later.
    public boolean wantsAttempt() {
        return nextAttempt().isPresent();
    }

    /// The due time of the next attempt, to the millisecond: if nothing has left yet, if the last attempt failed for
    /// a temporary reason and no other arrived, or if a person requested one. Empty if none follows.
    public Optional<Instant> nextAttempt() {
        Optional<LedgerLine> word = lastDecision();
        if (claim != null || word.filter(said -> said.kind() != Kind.AGAIN).isPresent()) {
            return Optional.empty();
        }
        Optional<LedgerLine> from =
                isAgain() ? word : lines.stream().findFirst().filter(_ -> attempts() == 0);
        return from.map(LedgerLine::at)
                .or(() -> NoticeState.hasLeft(this) ? Optional.empty() : NoticeRetries.next(this))
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /// True if a person requested an attempt that has not been made yet.
    boolean isAgain() {
        return lastDecision()
                .filter(said -> said.kind() == Kind.AGAIN && said.attempt() == attempts())
                .isPresent();
    }

    /// The last decision by a person; empty if there is none.
    Optional<LedgerLine> lastDecision() {
        return lines.reversed().stream().filter(line -> line.kind().isWord()).findFirst();
    }

    /// The fact that counts for an attempt.
    ///
    /// @param attempt from 1
    public Optional<LedgerLine> outcome(int attempt) {
        return lines.stream()
                .filter(line -> line.attempt() == attempt && !line.kind().isWord())
                .max(Comparator.comparing(LedgerLine::kind));
    }

    /// The line from which the state follows: the last decision by a person, or the fact that counts for the last
    /// attempt. A report may arrive before the handover's own result is recorded, so the last line may be
    /// older.
    public LedgerLine decisive() {
        LedgerLine last = lines.getLast();
        return last.kind().isWord() ? last : outcome(last.attempt()).orElse(last);
    }

    /// The end of an attempt's claim, after which its mail cannot have left. Empty if the attempt is known only from
    /// reports.
    public Optional<Instant> claimEnd(int attempt) {
        return lines.stream()
                .filter(line -> line.attempt() == attempt && line.kind() == Kind.CLAIMED)
                .map(line -> line.detail() == null ? line.at() : Instant.parse(line.detail()))
                .findFirst();
    }

    /// True if the last attempt was returned for a temporary reason.
    boolean bounced() {
        return !isAgain()
                && outcome(attempts())
                        .filter(line -> line.kind() == Kind.BOUNCED)
                        .isPresent();
    }

    private Notice said(Kind kind, @Nullable String detail, ChangeAuthor by) {
        LedgerLine said = line(by, attempts(), kind, detail);
        boolean same = lastDecision()
                .filter(last -> said.repeats(last) && Objects.equals(detail, last.detail()))
                .isPresent();
        return same ? this : next(claim, said);
    }

    private static LedgerLine line(ChangeAuthor by, int attempt, Kind kind, @Nullable String detail) {
        return new LedgerLine(by.at(), by.actor(), attempt, kind, detail);
    }

    private Notice next(@Nullable Claim nextClaim, LedgerLine line) {
        var grown = new ArrayList<>(lines);
        grown.add(line);
        return new Notice(
                id,
                revision + 1,
                recipient,
                language,
                named,
                changes,
                tellBy,
                objectionDays,
                addressees,
                nextClaim,
                grown);
    }
}
