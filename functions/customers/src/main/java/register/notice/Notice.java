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

/// One announcement for one recipient, and its ledger.
///
/// @param revision counts the changes of this record, from 1; a change names the one that it replaces
/// @param named binds customer, address and external id as they were when it was planned, salted; it stays once
///     they are erased, and names nobody then. Absent of one that no commitment is to
/// @param changes which of the announcement's changes concern the recipient, by their place in it from 0
/// @param tellBy before when it must be told; absent where no change needs a period
/// @param objectionDays how many days the contract gives to object; absent where it says nothing
/// @param addressees where its mails went, each once
/// @param claim of the attempt that is under way; absent where none is
/// @param lines every fact, in the order in which it came: it only grows, and no fact of an attempt repeats another
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

    /// The right to hand a mail over, recorded before it leaves.
    ///
    /// @param until after which nobody knows any more whether its mail left
    public record Claim(int attempt, Instant until) {}

    /// A new one, of which nothing has left.
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

    /// This notice, not recorded yet, with what it commits to of its recipient.
    ///
    /// @param hash of the salted names
    public Notice naming(Sha256 hash) {
        return with(hash, addressees);
    }

    /// This notice, its claim not recorded yet, with where its mail goes.
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
    /// @throws IllegalStateException when it wants none: nobody is told twice
    public Notice claimed(Instant until, ChangeAuthor by) {
        if (!wantsAttempt()) {
            throw new IllegalStateException(
                    id + ": expected a failed attempt or a person's word before another, is " + state().term());
        }
        var next = new Claim(attempts() + 1, until.truncatedTo(ChronoUnit.MILLIS));
        return next(next, line(by, next.attempt(), Kind.CLAIMED, next.until().toString()));
    }

    /// This notice with a fact about one of its attempts, which ends that attempt's claim; the same where it has that
    /// fact already. Facts may come twice, late and in any order.
    ///
    /// @throws IllegalArgumentException when it is no fact of an attempt
    public Notice with(LedgerLine fact) {
        if (fact.attempt() == 0 || fact.kind().isWord() || fact.kind().compareTo(Kind.CLAIMED) <= 0) {
            throw new IllegalArgumentException(fact.kind().term() + ": expected a fact of an attempt");
        }
        if (lines.stream().anyMatch(fact::repeats)) {
            return this;
        }
        return next(claim != null && claim.attempt() == fact.attempt() ? null : claim, fact);
    }

    /// This notice, its claim over with nobody knowing whether the mail left; the same while the claim holds, or where
    /// there is none.
    public Notice lapsed(Instant now) {
        return claim == null || now.isBefore(claim.until())
                ? this
                : with(line(
                        ChangeAuthor.register(now),
                        claim.attempt(),
                        Kind.UNKNOWN,
                        "the claim ended: what became of its mail was not recorded"));
    }

    /// This notice with a person's word that the recipient was told in another way.
    ///
    /// @param how one line, e.g. `phone`
    public Notice toldByHand(String how, ChangeAuthor by) {
        return said(Kind.TOLD_BY_HAND, how, by);
    }

    /// This notice with a person's word that it is to be sent (again).
    ///
    /// @param why one line; absent where nothing was said
    /// @throws IllegalStateException while an attempt is under way
    public Notice again(@Nullable String why, ChangeAuthor by) {
        if (claim != null) {
            throw new IllegalStateException(id + ": an attempt is under way until " + claim.until());
        }
        return wantsAttempt() && attempts() == 0 ? this : said(Kind.AGAIN, why, by);
    }

    /// This notice, not to be sent any more. What has left stays so.
    ///
    /// @param why as a short term, e.g. `withdrawn`, `recipient-ended`
    public Notice cancelled(String why, ChangeAuthor by) {
        return said(Kind.CANCELLED, why, by);
    }

    /// How many attempts were made, those of which only others tell included.
    public int attempts() {
        return lines.stream().mapToInt(LedgerLine::attempt).max().orElse(0);
    }

    public NoticeState state() {
        return NoticeState.of(this);
    }

    /// Whether another attempt is to be made, now or later.
    public boolean wantsAttempt() {
        return nextAttempt().isPresent();
    }

    /// When the next attempt is due, to the millisecond: nothing has left yet, or the last attempt failed for a reason
    /// that may pass and no other arrived, or a person wants one. Empty where none is to be made.
    public Optional<Instant> nextAttempt() {
        Optional<LedgerLine> word = word();
        if (claim != null || word.filter(said -> said.kind() != Kind.AGAIN).isPresent()) {
            return Optional.empty();
        }
        Optional<LedgerLine> from =
                isAgain() ? word : lines.stream().findFirst().filter(_ -> attempts() == 0);
        return from.map(LedgerLine::at)
                .or(() -> NoticeState.hasLeft(this) ? Optional.empty() : NoticeRetries.next(this))
                .map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }

    /// Whether a person wants an attempt that was not made yet.
    boolean isAgain() {
        return word().filter(said -> said.kind() == Kind.AGAIN && said.attempt() == attempts())
                .isPresent();
    }

    /// The last decision of somebody; empty where nobody decided.
    Optional<LedgerLine> word() {
        return lines.reversed().stream().filter(line -> line.kind().isWord()).findFirst();
    }

    /// What counts of an attempt.
    ///
    /// @param attempt from 1
    public Optional<LedgerLine> outcome(int attempt) {
        return lines.stream()
                .filter(line -> line.attempt() == attempt && !line.kind().isWord())
                .max(Comparator.comparing(LedgerLine::kind));
    }

    /// When the claim of an attempt ended: its mail did not leave later. Empty where only others tell of it.
    public Optional<Instant> claimEnd(int attempt) {
        return lines.stream()
                .filter(line -> line.attempt() == attempt && line.kind() == Kind.CLAIMED)
                .map(line -> line.detail() == null ? line.at() : Instant.parse(line.detail()))
                .findFirst();
    }

    /// Whether the last attempt came back for a reason that may pass.
    boolean bounced() {
        return !isAgain()
                && outcome(attempts())
                        .filter(line -> line.kind() == Kind.BOUNCED)
                        .isPresent();
    }

    private Notice said(Kind kind, @Nullable String detail, ChangeAuthor by) {
        LedgerLine said = line(by, attempts(), kind, detail);
        boolean same = word().filter(last -> said.repeats(last) && Objects.equals(detail, last.detail()))
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
