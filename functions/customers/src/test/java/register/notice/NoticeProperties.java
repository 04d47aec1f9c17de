package register.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.notice.LedgerLine.Kind;
import register.request.ChangeAuthor;

/// A ledger's conclusions depend on the set of facts, not on their order or repetition; and it only grows.
@Tag("property")
class NoticeProperties {
    private static final List<Kind> FACTS = EnumSet.allOf(Kind.class).stream()
            .filter(kind -> !kind.isWord() && kind.compareTo(Kind.CLAIMED) > 0)
            .toList();
    private static final List<String> SOURCES = List.of("register", "ses", "dsn");

    private static Gen<LedgerLine> facts() {
        return integers()
                .between(1, 3)
                .zip(
                        integers().between(0, FACTS.size() - 1),
                        integers().between(0, SOURCES.size() - 1),
                        (attempt, kind, source) -> new LedgerLine(
                                LedgerTest.AT.plusSeconds(kind), SOURCES.get(source), attempt, FACTS.get(kind), null));
    }

    @Test
    void doubledAndReorderedFactsGiveTheSameState() {
        qt().withExamples(5_000)
                .forAll(lists().of(facts()).ofSizeBetween(0, 9), longs().all())
                .checkAssert((facts, seed) -> {
                    Notice notice = with(LedgerTest.planned(), facts);
                    var more = new ArrayList<>(facts);
                    more.addAll(facts);
                    Collections.shuffle(more, new Random(seed));
                    Notice other = with(LedgerTest.planned(), more);
                    assertEquals(notice.state(), other.state(), more.toString());
                    assertEquals(notice.wantsAttempt(), other.wantsAttempt(), more.toString());
                    assertEquals(notice.lines().size(), other.lines().size());
                });
    }

    /// A lost fact means that less is known, but never that something false is: an accepted notice does not become
    /// planned because a fact about another attempt is lost.
    @Test
    void aFactNeverMakesWhatArrivedUnsent() {
        qt().withExamples(5_000)
                .forAll(lists().of(facts()).ofSizeBetween(0, 9), facts())
                .checkAssert((facts, late) -> {
                    Notice notice = with(LedgerTest.planned(), facts);
                    Notice after = with(notice, List.of(late));
                    boolean ownBounce = late.kind().compareTo(Kind.BOUNCED) >= 0;
                    if (notice.state() == NoticeState.ACCEPTED && !ownBounce) {
                        assertEquals(NoticeState.ACCEPTED, after.state());
                    }
                    if (after.state() == NoticeState.ACCEPTED || after.state() == NoticeState.SENT) {
                        assertTrue(!after.wantsAttempt(), "nobody is told twice");
                    }
                });
    }

    /// Whatever a process, a service or a person does next, in any order.
    @Test
    void theLedgerOnlyGrowsAndNoAttemptIsClaimedTwice() {
        qt().withExamples(3_000)
                .forAll(lists().of(integers().between(0, 5)).ofSizeBetween(1, 25), longs().all())
                .checkAssert((acts, seed) -> {
                    var random = new Random(seed);
                    Notice notice = LedgerTest.planned();
                    Instant now = LedgerTest.AT;
                    for (int act : acts) {
                        now = now.plusSeconds(random.nextInt(400));
                        Notice next = next(notice, act, now, random);
                        assertEquals(
                                notice.lines(),
                                next.lines().subList(0, notice.lines().size()));
                        assertTrue(next.equals(notice) || next.revision() == notice.revision() + 1);
                        notice = next;
                    }
                    List<Integer> claimed = notice.lines().stream()
                            .filter(line -> line.kind() == Kind.CLAIMED)
                            .map(LedgerLine::attempt)
                            .toList();
                    assertEquals(Set.copyOf(claimed).size(), claimed.size(), "an attempt has one claim");
                });
    }

    private static Notice next(Notice notice, int act, Instant now, Random random) {
        ChangeAuthor by = ChangeAuthor.register(now);
        return switch (act) {
            case 0, 1 -> notice.wantsAttempt() ? notice.claimed(now.plusSeconds(300), by) : notice.lapsed(now);
            case 2 -> notice.attempts() == 0 ? notice : notice.with(fact(notice, now, random));
            case 3 -> notice.claim() == null ? notice.again(null, new ChangeAuthor("Mari", now)) : notice.lapsed(now);
            case 4 -> notice.toldByHand("phone", new ChangeAuthor("Mari", now));
            default -> notice.cancelled("withdrawn", by);
        };
    }

    private static LedgerLine fact(Notice notice, Instant now, Random random) {
        return new LedgerLine(
                now,
                SOURCES.get(random.nextInt(SOURCES.size())),
                1 + random.nextInt(notice.attempts()),
                FACTS.get(random.nextInt(FACTS.size())),
                null);
    }

    private static Notice with(Notice notice, List<LedgerLine> facts) {
        Notice with = notice;
        for (LedgerLine fact : facts) {
            with = with.with(fact);
        }
        return with;
    }
}
