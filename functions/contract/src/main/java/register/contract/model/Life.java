package register.contract.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.contract.world.Audit;
import register.contract.world.EngineUnderTest;
import register.contract.world.Fictitious;
import register.document.DocumentStore;
import register.notice.NoticeGuard;
import register.person.PersonRecords;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.publishing.Erasure;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.publishing.Redacting;
import register.value.PolicyId;

/// Replays a history on an engine and on the model, which must always agree.
public final class Life {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);
    private static final Instant START = Instant.parse("2026-02-27T09:00:00.123Z");

    private final PolicyId policy;
    private final Model model = new Model(Fictitious.ZONE);
    private final List<EngineUnderTest> opened = new ArrayList<>();
    private EngineUnderTest engine;
    private Instant now = START;
    /// Clocks may be set back.
    private Instant latest = START;

    private Life(EngineUnderTest engine, PolicyId policy) {
        this.engine = engine;
        this.policy = policy;
    }

    /// Replays a history under a policy that is new to the engine.
    ///
    /// @param questions the maximum number of pairs of dates and instants to ask, chosen at random
    public static void live(EngineUnderTest engine, PolicyId policy, List<Act> acts, int questions) {
        var life = new Life(engine, policy);
        try {
            acts.forEach(life::act);
            life.ask(questions, new Random(acts.hashCode()));
        } finally {
            life.opened.forEach(EngineUnderTest::close);
        }
    }

    private void act(Act act) {
        switch (act) {
            case Act.Wait(var time) -> {
                now = now.plus(time);
                latest = now.isAfter(latest) ? now : latest;
            }
            case Act.Crash(int calls, Act during) -> crash(calls, during);
            default ->
                assertEquals(
                        expected(act), done(act, engine.chain(), engine.documents(), engine.persons()), act::toString);
        }
    }

    private void crash(int calls, Act during) {
        var process = new LosableProcess(engine, calls);
        try {
            Model.Answer answer = done(during, process.chain(), process.documents(), process.persons());
            assertEquals(expected(during), answer, during::toString);
        } catch (LosableProcess.Lost _) {
            if (process.appended()) {
                assertEquals(Model.Answer.ACCEPTED, expected(during), during::toString);
            }
        }
        engine = engine.reopened();
        opened.add(engine);
        erase();
    }

    /// The first step of the next process.
    private void erase() {
        var _ = new Erasure(engine.chain(), engine.persons(), engine.documents(), clock()).of(policy);
    }

    private Model.Answer expected(Act act) {
        return switch (act) {
            case Act.Publish(int day, int mark) -> model.publish(date(day), mark, now);
            case Act.Correct(int day, int mark) -> model.correct(date(day), mark, now);
            case Act.Withdraw(int day) -> model.withdraw(date(day), now);
            case Act.Redact() -> model.redact(now);
            case Act.Wait _, Act.Crash _ -> throw new IllegalArgumentException(act.toString());
        };
    }

    /// Continues with the clock set back by up to an hour.
    private static Reasons reasons(@Nullable String correction) {
        return new Reasons(correction, null, true);
    }

    private Model.Answer done(Act act, Chain chain, DocumentStore documents, PersonRecords persons) {
        var publishing = new Publishing(
                chain,
                documents,
                persons,
                new NoticeGuard(new History(chain, clock()), persons, _ -> List.of(), _ -> Duration.ZERO),
                clock());
        PublishingOutcome outcome = switch (act) {
            case Act.Publish(int day, int mark) ->
                publishing.publish(version(date(day), mark), source(mark), null, reasons(null));
            case Act.Correct(int day, int mark) ->
                publishing.publish(version(date(day), mark), source(mark), null, reasons("Because of " + mark));
            case Act.Withdraw(int day) -> publishing.withdraw(policy, date(day), "No longer planned", true);
            case Act.Redact() ->
                new Redacting(chain, documents, persons, new Erasure(chain, persons, documents, clock()), clock())
                        .redact(policy, Fictitious.PERSON, "Asked for")
                        .outcome();
            case Act.Wait _, Act.Crash _ -> throw new IllegalArgumentException(act.toString());
        };
        return switch (outcome) {
            case PublishingOutcome.Accepted _ -> Model.Answer.ACCEPTED;
            case PublishingOutcome.Unchanged _ -> Model.Answer.UNCHANGED;
            case PublishingOutcome.Conflict _ -> Model.Answer.CONFLICT;
            case PublishingOutcome.Rejected _ -> Model.Answer.REJECTED;
        };
    }

    private void ask(int questions, Random random) {
        // Leftovers of crashed publishers are old by now.
        now = latest.plus(Duration.ofHours(2));
        erase();
        assertTrue(engine.persons().of(policy).size() <= model.named(), "a record that no entry commits to");
        assertEquals(model.named() == 0, engine.persons().of(policy).isEmpty(), "records");
        assertEquals(
                model.said(),
                Audit.verify(engine.chain(), engine.documents(), policy).stream()
                        .map(this::said)
                        .toList());
        var history = new History(engine.chain(), clock());
        assertEquals(
                model.inForce(LocalDate.ofInstant(now, Fictitious.ZONE), null),
                history.inForce(policy, null, null).map(this::said),
                "in force now");
        var pairs = new ArrayList<Question>();
        for (int day = -1; day <= Acts.LAST_DAY + 1; day++) {
            pairs.add(new Question(date(day), null));
            for (Instant known : instants()) {
                pairs.add(new Question(date(day), known));
            }
        }
        Collections.shuffle(pairs, random);
        for (Question question : pairs.subList(0, Math.min(questions, pairs.size()))) {
            assertEquals(
                    model.inForce(question.asOf(), question.knownAt()),
                    history.inForce(policy, question.asOf(), question.knownAt()).map(this::said),
                    question::toString);
            assertEquals(
                    Optional.ofNullable(model.last(question.asOf(), question.knownAt())),
                    history.version(policy, question.asOf(), question.knownAt()).map(this::said),
                    question::toString);
        }
    }

    /// The version in force on a date, as known at an instant; null for now.
    private record Question(LocalDate asOf, @Nullable Instant knownAt) {}

    /// Just before and after everything recorded.
    private List<Instant> instants() {
        var instants = new ArrayList<Instant>();
        for (Model.Statement one : model.said()) {
            instants.add(one.recordedAt());
            instants.add(one.recordedAt().minusMillis(1));
        }
        return instants.stream().distinct().toList();
    }

    private Model.Statement said(EntryHeader header) {
        return said(engine.chain().entry(policy, header.sequence()).orElseThrow());
    }

    /// Finds the mark by the content: as stated or, for a redacted sole trader, without the erased fields.
    private Model.Statement said(Entry entry) {
        EntryHeader header = entry.header();
        if (header.kind() == EntryKind.REDACTION) {
            return said(header, 0, false);
        }
        PolicyVersion committed = entry.version();
        PolicyVersion shown = Persons.shown(committed, engine.persons());
        for (int mark = 1; mark <= Acts.MARKS; mark++) {
            PolicyVersion stated = version(header.effectiveDate(), mark);
            if (stated.equals(shown)) {
                return said(header, mark, Acts.isPerson(mark));
            }
            if (!committed.persons().isEmpty() && withoutName(stated, committed).equals(shown)) {
                return said(header, mark, false);
            }
        }
        throw new AssertionError("the model has no statement for " + header);
    }

    private static Model.Statement said(EntryHeader header, int mark, boolean person) {
        return new Model.Statement(
                header.kind(), header.effectiveDate(), mark, header.revision(), header.recordedAt(), person);
    }

    private static PolicyVersion withoutName(PolicyVersion stated, PolicyVersion committed) {
        return stated.withSubprocessors(stated.subprocessors().stream()
                .map(subprocessor -> subprocessor.naturalPerson()
                        ? subprocessor.committed(committed.persons().getFirst())
                        : subprocessor)
                .toList());
    }

    private PolicyVersion version(LocalDate date, int mark) {
        String text = "mark " + mark;
        return Acts.isPerson(mark)
                ? Fictitious.withPerson(policy, date, text, "Aino Näidis the " + mark + "th")
                : Fictitious.version(policy, date, text);
    }

    private static byte[] source(int mark) {
        return ("# mark " + mark).getBytes(UTF_8);
    }

    private static LocalDate date(int day) {
        return FIRST_DAY.plusDays(day);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
