package register.aws.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import register.aws.EmbeddedMetrics;
import register.document.DocumentKey;
import register.memory.MemoryRegister;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyPublishing;
import register.value.Bytes;
import register.value.PolicyId;

/// The handler on the events that S3 sends, read as Lambda's own runtime reads them.
class PublishFunctionTest {
    private static final PojoSerializer<S3Event> EVENTS =
            LambdaEventSerializers.serializerFor(S3Event.class, PublishFunctionTest.class.getClassLoader());
    private static final String SOUND = """
            policy: acme
            effectiveDate: 2031-03-01
            dateBasis: effective
            editions:
              en: {status: original, title: Subprocessors, provider: Acme Ltd, sections: []}
            subprocessors: []
            """;

    private final MemoryRegister register = new MemoryRegister();
    private final MemorySubmittedFiles bucket = new MemorySubmittedFiles();
    private final PublishFunction handler =
            new PublishFunction(new PolicyPublishing(register.publishing()), bucket, false, EmbeddedMetrics.NONE);

    @Test
    void aPutFileIsPublished() {
        PublishAnswer answer = put("policies/acme/2031-03-01.yaml", SOUND, Map.of());
        assertEquals(
                new PublishAnswer(
                        "policies/acme/2031-03-01.yaml",
                        "accepted",
                        "acme",
                        "2031-03-01",
                        1,
                        null,
                        null,
                        register.headers().getFirst().contentHash().hex(),
                        register.headers().getFirst().hash().hex(),
                        List.of(),
                        null),
                answer);
    }

    @Test
    void theDpaThatAFileNamesIsTakenFromBesideIt() {
        Bytes dpa = Bytes.of("%PDF-1.7\n".getBytes(UTF_8));
        String offering = SOUND + "requests: {dpaDocument: {file: dpa.pdf, sha256: '" + dpa.hash() + "'}}\n";
        bucket.put("policies/other/dpa.pdf", new SubmittedFile(dpa, Map.of()));
        assertEquals(
                List.of("policies/acme/a.yaml:7: requests.dpaDocument.file: \"dpa.pdf\": expected a file with this name"
                        + " in the policy file's folder"),
                put("policies/acme/a.yaml", offering, Map.of()).problems());
        bucket.put("policies/acme/dpa.pdf", new SubmittedFile(dpa, Map.of()));
        assertEquals("accepted", put("policies/acme/a.yaml", offering, Map.of()).outcome());
        assertEquals(
                Optional.of(dpa),
                register.documents()
                        .get(DocumentKey.dpaFile(new PolicyId("acme"), dpa.hash()))
                        .map(Bytes::of));
        assertEquals("ignored", only(event("policies/acme/dpa.pdf")).outcome());
    }

    @Test
    void anOpenQuestionIsRefusedWithItsPlaceAndNothingIsStored() {
        PublishAnswer answer = put("policies/a.yaml", SOUND + "questions: [Which seat?]\n", Map.of());
        assertEquals("invalid", answer.outcome());
        assertEquals(
                List.of("policies/a.yaml:7: questions[0]: \"Which seat?\": an open question: put the answer where it"
                        + " belongs, then delete the question from this list"),
                answer.problems());
        assertTrue(register.headers().isEmpty());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        PublishAnswer first = put("policies/a.yml", SOUND, Map.of());
        PublishAnswer second = put("policies/a.yml", SOUND, Map.of());
        assertEquals("unchanged", second.outcome());
        assertEquals(first.entryHash(), second.entryHash());
        assertEquals(1, register.headers().size());
        assertEquals("unchanged", bucket.result("policies/a.yml", "outcome"));
    }

    @Test
    void theAnswerToAnEventThatComesThriceStandsAsItWasFirstGiven() {
        S3Event event = submitted("policies/a.yaml", SOUND, Map.of());
        assertEquals("accepted", only(event).outcome());
        Bytes result = bucket.result("policies/a.yaml");
        assertEquals("accepted", bucket.result("policies/a.yaml", "outcome"));
        assertEquals("v1", bucket.result("policies/a.yaml", "versionId"));
        for (int again = 0; again < 2; again++) {
            assertEquals(List.of("answered before"), only(event).problems());
        }
        assertEquals(result, bucket.result("policies/a.yaml"));
        assertEquals(1, register.headers().size());
    }

    @Test
    void anEventWhoseAnswerWasLostIsAnsweredWhenItComesAgain() {
        S3Event event = submitted("policies/a.yaml", SOUND, Map.of());
        bucket.refuseAnswers(true);
        assertThrows(IllegalStateException.class, () -> only(event));
        bucket.refuseAnswers(false);
        assertEquals("unchanged", only(event).outcome());
        assertEquals("unchanged", bucket.result("policies/a.yaml", "outcome"));
        assertEquals(1, register.headers().size());
    }

    @Test
    void eventsOutOfOrderEndAsInOrder() {
        put("policies/a.yaml", SOUND, Map.of());
        S3Event older = submitted(
                "policies/a.yaml", SOUND.replace("Acme", "Acma"), Map.of("correct", "true", "reason", "A name"));
        S3Event newer = submitted(
                "policies/a.yaml", SOUND.replace("Acme", "Acmi"), Map.of("correct", "true", "reason", "The name"));
        assertEquals("accepted", only(newer).outcome());
        Bytes result = bucket.result("policies/a.yaml");
        assertEquals("ignored", only(older).outcome());
        assertEquals("ignored", only(newer).outcome());
        assertEquals(result, bucket.result("policies/a.yaml"));
        assertEquals("The name", register.headers().getLast().reason());
        assertEquals(2, register.headers().size());
    }

    @Test
    void aLateEventOfAnotherDateIsPublishedThoughItsAnswerIsNot() {
        S3Event older = submitted("policies/a.yaml", SOUND, Map.of());
        put("policies/a.yaml", SOUND.replace("2031", "2032"), Map.of());
        assertEquals("accepted", only(older).outcome());
        assertEquals("2032-03-01", bucket.result("policies/a.yaml", "effectiveDate"));
        assertEquals(2, register.headers().size());
    }

    @Test
    void aRefusalIsAnsweredWithItsProblems() {
        put("policies/a.yaml", "policy: [", Map.of());
        assertEquals("invalid", bucket.result("policies/a.yaml", "outcome"));
        assertTrue(bucket.result("policies/a.yaml").length() > 100);
        only(event("policies/none.yaml"));
        assertEquals(1, bucket.results());
    }

    @Test
    void otherContentIsAConflictUnlessItCorrects() {
        put("policies/a.yaml", SOUND, Map.of());
        String other = SOUND.replace("Acme Ltd", "Acme Inc.");
        PublishAnswer conflict = put("policies/a.yaml", other, Map.of());
        assertEquals("conflict", conflict.outcome());
        assertEquals(1, conflict.revision());
        assertTrue(conflict.problems().getFirst().contains("to correct it, add the metadata correct=true and reason"));
        PublishAnswer corrected =
                put("policies/a.yaml", other, Map.of("correct", "true", "reason", "The name was wrong"));
        assertEquals("accepted", corrected.outcome());
        assertEquals(2, corrected.revision());
        assertEquals("The name was wrong", corrected.reason());
        assertEquals("The name was wrong", register.headers().getLast().reason());
    }

    @Test
    void aCorrectionNeedsAReasonAndAReasonACorrection() {
        put("policies/a.yaml", SOUND, Map.of());
        assertEquals(
                List.of("policies/a.yaml: reason: expected some text"),
                put("policies/a.yaml", SOUND.replace("Ltd", "Inc."), Map.of("correct", "true"))
                        .problems());
        assertEquals(
                List.of("policies/a.yaml: metadata.reason: \"x\": expected only beside correct: true"),
                put("policies/a.yaml", SOUND, Map.of("reason", "x")).problems());
    }

    @Test
    void aChangeThatComesTooLateNeedsAReasonInTheMetadata() {
        String promising = SOUND + "noticePeriodDays: 30\n";
        put("policies/a.yaml", promising, Map.of());
        String late = promising.replace("2031-03-01", "2026-06-15").replace("subprocessors: []", """
                        subprocessors:
                          - id: mail
                            legalName: Mail Ltd
                            engagements:
                              - id: mail
                                service: {en: Mail}
                                purpose: {en: Sends mail}
                                category: support
                                locations: [{unstated: true}]""");
        put("policies/b.yaml", promising.replace("2031-03-01", "2026-01-01"), Map.of());
        PublishAnswer refused = put("policies/c.yaml", late, Map.of());
        assertEquals("invalid", refused.outcome());
        assertEquals(
                List.of(
                        "policies/c.yaml:2: effectiveDate: \"2026-06-15\": 30 days of notice from 2026-06-01: 2026-07-02 at the earliest;"
                                + " expected a later date, or the metadata no-notice with a reason"),
                refused.problems());
        assertEquals(
                List.of("policies/c.yaml: noNoticeReason: expected some text"),
                put("policies/c.yaml", late, Map.of("no-notice", "")).problems());
        PublishAnswer accepted = put("policies/c.yaml", late, Map.of("no-notice", "The old service failed"));
        assertEquals("accepted", accepted.outcome());
        assertEquals("The old service failed", accepted.noNoticeReason());
        assertEquals("The old service failed", register.headers().getLast().noNoticeReason());
    }

    @Test
    void problemsHaveTheirLinesThoseOfTheChainToo() {
        put("policies/a.yaml", SOUND, Map.of());
        PublishAnswer zone =
                put("policies/b.yaml", SOUND.replace("2031", "2032") + "timeZone: Europe/Berlin\n", Map.of());
        assertEquals("invalid", zone.outcome());
        assertEquals(
                List.of(
                        "policies/b.yaml:7: timeZone: \"Europe/Berlin\": expected UTC, as in the policy's earlier entries:"
                                + " its dates would shift"),
                zone.problems());
        assertEquals(
                List.of(
                        "policies/b.yaml:2: effectiveDate: \"2033-03-01\": expected a date that has a version to correct"),
                put("policies/b.yaml", SOUND.replace("2031", "2033"), Map.of("correct", "true", "reason", "x"))
                        .problems());
        assertEquals(1, register.headers().size());
    }

    @Test
    void anObjectThatIsTooLargeIsRefusedThoughItsEventStatesAnotherSize() {
        bucket.put("policies/a.yaml", new SubmittedFile(PolicyFile.MAX_BYTES + 1L, Bytes.of(new byte[0]), Map.of()));
        PublishAnswer answer = only(event("policies/a.yaml"));
        assertEquals("invalid", answer.outcome());
        assertTrue(
                answer.problems().getFirst().contains(Integer.toString(PolicyFile.MAX_BYTES + 1)),
                answer.problems()::toString);
    }

    @Test
    void keysAreUrlDecoded() {
        bucket.put("policies/ä b+c.yaml", new SubmittedFile(Bytes.of(SOUND.getBytes(UTF_8)), Map.of()));
        PublishAnswer answer = only(event("policies/%C3%A4+b%2Bc.yaml"));
        assertEquals("policies/ä b+c.yaml", answer.key());
        assertEquals("accepted", answer.outcome());
    }

    @Test
    void otherObjectsAreIgnoredAndSaidSo() {
        for (String key :
                List.of("policies/a.txt", "other/a.yaml", "policies.yaml", "policies/%zz.yaml", "policies/gone.yaml")) {
            PublishAnswer answer = only(event(key));
            assertEquals("ignored", answer.outcome());
            assertEquals(1, answer.problems().size());
        }
        S3Event removed = parse(document("policies/a.yaml").replace("ObjectCreated:Put", "ObjectRemoved:Delete"));
        assertEquals("ignored", handler.handleRequest(removed, null).getFirst().outcome());
        assertTrue(register.documents().isEmpty());
    }

    @Test
    void aLargeObjectIsNotFetched() {
        bucket.refuseReading(true);
        S3Event event = parse(document("policies/a.yaml").replace("1234", "50000000"));
        assertEquals(
                List.of("policies/a.yaml: (document): \"50000000 bytes\": expected at most 4194304 bytes (4 MiB)"),
                only(event).problems());
        assertEquals("invalid", bucket.result("policies/a.yaml", "outcome"));
    }

    @Test
    void theStoresTestEventHasNoAnswers() {
        S3Event test = parse("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"register-policies\"}");
        assertEquals(List.of(), handler.handleRequest(test, null));
    }

    @Test
    void aStoreFailureLeavesTheHandlerSoThatTheEventIsRepeated() {
        bucket.refuseReading(true);
        assertThrows(IllegalStateException.class, () -> only(event("policies/a.yaml")));
    }

    @Test
    void anObjectThatFailsHoldsUpNoOtherOfItsEvent() {
        S3Event sound = submitted("policies/b.yaml", SOUND, Map.of());
        S3Event failing = parse(document("policies/a.yaml").replace("\"v1\"", "\"none\""));
        var both = new S3Event(
                List.of(failing.getRecords().getFirst(), sound.getRecords().getFirst()));
        assertThrows(NumberFormatException.class, () -> handler.handleRequest(both, null));
        assertEquals("accepted", bucket.result("policies/b.yaml", "outcome"));
    }

    @Test
    void answersAreWrittenAsTheRuntimeWritesThem() {
        PublishAnswer answer = put("policies/a.yaml", "policy: [", Map.of());
        var out = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(PublishAnswer.class).toJson(answer, out);
        String json = out.toString(UTF_8);
        assertTrue(json.contains("\"key\":\"policies/a.yaml\""), json);
        assertTrue(json.contains("\"outcome\":\"invalid\""), json);
        assertTrue(json.contains("policies/a.yaml:1: (document): column 10: not YAML"), json);
    }

    private PublishAnswer put(String key, String content, Map<String, String> metadata) {
        return only(submitted(key, content, metadata));
    }

    private PublishAnswer only(S3Event event) {
        return handler.handleRequest(event, null).getFirst();
    }

    private S3Event submitted(String key, String content, Map<String, String> metadata) {
        bucket.put(key, new SubmittedFile(Bytes.of(content.getBytes(UTF_8)), metadata));
        return event(key);
    }

    private S3Event event(String key) {
        return parse(document(key));
    }

    private static S3Event parse(String document) {
        return EVENTS.fromJson(new ByteArrayInputStream(document.getBytes(UTF_8)));
    }

    private String document(String key) {
        try (InputStream in = PublishFunctionTest.class.getResourceAsStream("event.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .replace("KEY", key)
                    .replace("VERSION", "v" + bucket.versions())
                    .replace("SEQUENCER", "0055AED6DCD90281E" + bucket.versions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
