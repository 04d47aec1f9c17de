package register.aws.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import register.aws.stand.S3Stand;
import register.aws.stand.Shelves;
import register.document.DocumentKey.Shelf;
import register.policyfile.PolicyFile;
import register.publishing.DpaFileCheck;
import register.publishing.FilesBeside;
import register.value.Bytes;
import software.amazon.awssdk.core.sync.RequestBody;

final class S3SubmittedFilesTest {
    private static final String KEY = "policies/ä b.yaml";

    private final Shelves shelves = S3Stand.shared().shelves();
    private final String bucket = shelves.bucket(Shelf.PUBLISHED);
    private final S3SubmittedFiles files = new S3SubmittedFiles(shelves.client());

    @AfterEach
    void close() {
        shelves.close();
    }

    @Test
    void theVersionThatAnEventTellsOfIsRead() {
        String first = put("one", Map.of("correct", "true", "reason", "=?UTF-8?B?w7VpZ2U=?= =?utf-8?Q?_nimi?="));
        String second = put("two", Map.of());
        SubmittedFile file = files.get(submission(first, "1")).orElseThrow();
        assertEquals("one", new String(file.content().toArray(), UTF_8));
        assertEquals(Map.of("correct", "true", "reason", "õige nimi"), file.metadata());
        assertEquals("two", text(second));
        assertEquals("two", text(null));
        assertEquals(Optional.empty(), files.get(new UploadedObject(bucket, "policies/none.yaml", null, "1")));
    }

    @Test
    void aFileThatIsTooLargeIsNotReadThoughAnEventStatesNoSize() {
        String version = put("x".repeat(PolicyFile.MAX_BYTES + 1), Map.of("correct", "true"));
        SubmittedFile file = files.get(submission(version, "1")).orElseThrow();
        assertEquals(PolicyFile.MAX_BYTES + 1, file.size());
        assertEquals(0, file.content().length());
        String most = put("x".repeat(PolicyFile.MAX_BYTES), Map.of());
        assertEquals(
                PolicyFile.MAX_BYTES,
                files.get(submission(most, "2")).orElseThrow().content().length());
    }

    @Test
    void theNewestFileBesideIsReadUnlessTooLarge() {
        assertEquals(new FilesBeside.Missing(), files.beside(submission(null, null), "dpa 1.pdf"));
        for (String content : List.of("one", "two")) {
            shelves.client()
                    .putObject(
                            request -> request.bucket(bucket).key("policies/dpa 1.pdf"),
                            RequestBody.fromString(content));
        }
        assertEquals(
                new FilesBeside.File(Bytes.of("two".getBytes(UTF_8))),
                files.beside(submission(null, null), "dpa 1.pdf"));
        byte[] large = new byte[DpaFileCheck.MAX_BYTES + 1];
        shelves.client()
                .putObject(request -> request.bucket(bucket).key("policies/large.pdf"), RequestBody.fromBytes(large));
        assertEquals(new FilesBeside.TooLarge(large.length), files.beside(submission(null, null), "large.pdf"));
    }

    @Test
    void theFirstAnswerToTheNewestStands() {
        assertEquals(AnswerOrder.NOT_YET, files.answered(submission("v2", "02")));
        files.answer(submission("v2", "02"), answer("accepted"));
        files.answer(submission("v2", "02"), answer("unchanged"));
        files.answer(submission("v1", "01"), answer("conflict"));
        assertTrue(result().contains("\"outcome\":\"accepted\""), result());
        assertEquals(AnswerOrder.THIS, files.answered(submission("v2", "02")));
        assertEquals(AnswerOrder.NEWER, files.answered(submission("v1", "01")));
        assertEquals(AnswerOrder.NOT_YET, files.answered(submission("v3", "03")));
        files.answer(submission("v3", "03"), answer("invalid"));
        assertTrue(result().contains("\"outcome\":\"invalid\""), result());
    }

    @Test
    void theNewestOfConcurrentAnswersRemains() throws Exception {
        var numbers = new ArrayList<Integer>();
        for (int number = 10; number < 26; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, new Random(1));
        try (var racers = Executors.newFixedThreadPool(4)) {
            List<? extends Future<?>> all = numbers.stream()
                    .map(number -> racers.submit(
                            () -> files.answer(submission("v" + number, "0" + number), answer("accepted"))))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertTrue(result().contains("\"versionId\":\"v25\""), result());
    }

    private String put(String content, Map<String, String> metadata) {
        return shelves.client()
                .putObject(
                        request -> request.bucket(bucket).key(KEY).metadata(metadata), RequestBody.fromString(content))
                .versionId();
    }

    private String text(@Nullable String version) {
        return new String(
                files.get(submission(version, "1")).orElseThrow().content().toArray(), UTF_8);
    }

    private String result() {
        return shelves.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(ResultFile.key(submission(null, null))))
                .asUtf8String();
    }

    private UploadedObject submission(@Nullable String version, @Nullable String sequencer) {
        return new UploadedObject(bucket, KEY, version, sequencer);
    }

    private static PublishAnswer answer(String outcome) {
        return new PublishAnswer(KEY, outcome, null, null, null, null, null, null, null, List.of(), null);
    }
}
